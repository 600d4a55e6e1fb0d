package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.catalog.ProductHits;
import dev.tradewind.contracts.catalog.ProductSearch;
import dev.tradewind.contracts.catalog.ProductSummary;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every statement that searches. Statements are put together by {@link SearchSql} from constants. */
final class SearchStore {
    /** The stock of the page's products only, so that sales need not touch anything that is sorted or searched by. */
    private static final String WITH_STOCK =
            """
            select h.*, coalesce((
                select sum(a.available)
                from offers o
                join merchants m on m.id = o.merchant_id and m.status = 'active'
                join availability a on a.offer_id = o.id
                where o.product_id = h.id and o.active), 0)::bigint as available
            from (select p.id, p.title, p.category_id, l.price_minor, l.currency, l.offer_id,
                coalesce(l.offer_count, 0) as offer_count,
                """;

    private static final String FACETS =
            """
            with hits as materialized (select p.category_id, l.price_minor, l.merchant_ids """;

    /** Bands by the 1-2-5 series: they are the same for every search, and need no look at the hits first. */
    private static final String FACET_COUNTS =
            """
            ),
            bands as (
                select array[0, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000, 1000000]::bigint[]
                    as starts)
            (select 'category' as facet, c.id, c.name, n, null::bigint as from_amount, null::bigint as to_amount
            from (select category_id, count(*) as n from hits
                group by category_id order by n desc, category_id limit 50) as counted
            join categories c on c.id = counted.category_id
            order by n desc, c.id)
            union all
            (select 'merchant', m.id, m.name, n, null, null
            from (select merchant_id, count(*) as n from hits, unnest(merchant_ids) as merchant_id
                group by merchant_id order by n desc, merchant_id limit 50) as counted
            join merchants m on m.id = counted.merchant_id
            order by n desc, m.id)
            union all
            (select 'price', '', '', n, starts[band], starts[band + 1]
            from bands, (select width_bucket(price_minor, (select starts from bands)) as band, count(*) as n
                from hits where price_minor is not null group by band) as counted
            order by band)""";

    private final Database database;

    SearchStore(Database database) {
        this.database = database;
    }

    /** A product found, and where it stands in the order. */
    record Hit(ProductSummary product, String sortKey) {}

    /** One more than asked for, where there is one. */
    Future<List<Hit>> hits(ProductSearch search, @Nullable SearchCursor after) {
        SearchSql sql = new SearchSql(search);
        String key = sql.sortKey();
        sql.startAfter(after);
        String inner = key + " as sort_key" + sql.fromWhere() + sql.order("p.id", key) + sql.limit();
        return database.query(WITH_STOCK + inner + ") as h" + sql.order("h.id", "h.sort_key"), sql.args())
                .map(rows -> Sql.list(rows, SearchStore::hit));
    }

    Future<ProductHits.Facets> facets(ProductSearch search) {
        SearchSql sql = new SearchSql(search);
        return database.query(FACETS + sql.fromWhere() + FACET_COUNTS, sql.args())
                .map(SearchStore::facets);
    }

    private static Hit hit(Row row) {
        Long price = row.getLong("price_minor");
        Object key = row.getValue("sort_key");
        ProductSummary product = new ProductSummary(
                new ProductId(row.getString("id")),
                row.getString("title"),
                Sql.id(row, "category_id", CategoryId::new),
                price == null ? null : new Money(price, row.getString("currency")),
                Sql.id(row, "offer_id", OfferId::new),
                row.getInteger("offer_count"),
                row.getLong("available"));
        return new Hit(product, key == null ? "" : key.toString());
    }

    private static ProductHits.Facets facets(RowSet<Row> rows) {
        List<ProductHits.Count> categories = new ArrayList<>();
        List<ProductHits.Count> merchants = new ArrayList<>();
        List<ProductHits.PriceBand> prices = new ArrayList<>();
        for (Row row : rows) {
            long count = row.getLong("n");
            switch (row.getString("facet")) {
                case "category" -> categories.add(count(row));
                case "merchant" -> merchants.add(count(row));
                default ->
                    prices.add(new ProductHits.PriceBand(row.getLong("from_amount"), row.getLong("to_amount"), count));
            }
        }
        return new ProductHits.Facets(categories, merchants, prices);
    }

    private static ProductHits.Count count(Row row) {
        return new ProductHits.Count(row.getString("id"), row.getString("name"), row.getLong("n"));
    }
}
