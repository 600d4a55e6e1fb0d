package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.catalog.ProductHits;
import dev.tradewind.contracts.catalog.ProductSearch;
import dev.tradewind.contracts.catalog.ProductSearch.Sort;
import dev.tradewind.contracts.catalog.ProductSummary;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every statement that searches. */
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
            with hits as materialized (select p.category_id, l.price_minor, l.currency, l.merchant_ids """;

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
                from hits where currency = """;

    private static final String EACH_BAND = "::text group by band) as counted order by band)";

    private static final String MOST_USED =
            "select currency from listings where main group by currency order by count(*) desc, currency limit 1";

    private final Database database;

    SearchStore(Database database) {
        this.database = database;
    }

    /** A product found, and where it stands in the order. */
    record Hit(ProductSummary product, String sortKey) {}

    /** One more than asked for, where there is one. */
    Future<List<Hit>> hits(ProductSearch search, @Nullable SearchCursor after) {
        Statement sql = new Statement(search);
        String key = sql.sortKey();
        sql.startAfter(after);
        String inner = key + " as sort_key" + sql.fromWhere() + sql.order("p.id", key) + sql.limit();
        return database.query(WITH_STOCK + inner + ") as h" + sql.order("h.id", "h.sort_key"), sql.args())
                .map(rows -> Sql.list(rows, SearchStore::hit));
    }

    /** @param comparedIn the currency of the price bands; null when nothing has a price */
    Future<ProductHits.Facets> facets(ProductSearch search, @Nullable String comparedIn) {
        Statement sql = new Statement(search);
        return database.query(FACETS + sql.fromWhere() + FACET_COUNTS + sql.bind(comparedIn) + EACH_BAND, sql.args())
                .map(SearchStore::facets);
    }

    /** The main currency of most products; of equals, the first by name. */
    Future<Optional<String>> mostUsedCurrency() {
        return database.query(MOST_USED).map(rows -> Sql.first(rows, row -> row.getString("currency")));
    }

    private static Hit hit(Row row) {
        Long price = row.getLong("price_minor");
        Object key = row.getValue("sort_key");
        ProductSummary product = new ProductSummary(
                new ProductId(row.getString("id")),
                row.getString("title"),
                Sql.id(row.getString("category_id"), CategoryId::new),
                price == null ? null : new Money(price, row.getString("currency")),
                Sql.id(row.getString("offer_id"), OfferId::new),
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

    /** Without words there is no relevance, and the newest come first. */
    static Sort sort(ProductSearch search) {
        return search.sort() == Sort.RELEVANCE && Words.query(search.text()) == null ? Sort.NEWEST : search.sort();
    }

    /**
     * A search's part of a statement: only the conditions that are asked for, so that PostgreSQL can plan for those (a
     * condition switched off by a parameter would keep it from using the index). Put together from the constants here;
     * whatever comes from outside is a parameter.
     */
    private static final class Statement {
        private static final String SOLD = " from listings l join products p on p.id = l.product_id";
        private static final String ALL = " from products p left join listings l on l.product_id = p.id and ";

        private final ProductSearch search;
        private final Sort sort;
        private final @Nullable String words;
        private final Tuple args = Tuple.tuple();
        private final List<String> conditions = new ArrayList<>();
        private final String from;

        Statement(ProductSearch search) {
            this.search = search;
            this.words = Words.query(search.text());
            this.sort = sort(search);
            String price = search.currency() == null ? "l.main" : "l.currency = " + bind(search.currency());
            if (search.includeInactive()) {
                from = ALL + price;
            } else {
                from = SOLD;
                conditions.add(price);
            }
            filter();
        }

        Tuple args() {
            return args;
        }

        String fromWhere() {
            return conditions.isEmpty() ? from : from + " where " + String.join(" and ", conditions);
        }

        String sortKey() {
            return switch (sort) {
                case RELEVANCE -> "ts_rank(p.words, " + bind(words) + "::text::tsquery)::float8";
                case NEWEST -> "null::text";
                case PRICE ->
                    search.includeInactive() ? "coalesce(l.price_minor, 9223372036854775807)" : "l.price_minor";
                case PRICE_DESC -> search.includeInactive() ? "coalesce(l.price_minor, -1)" : "l.price_minor";
                case TITLE -> "p.title_key";
            };
        }

        void startAfter(@Nullable SearchCursor after) {
            if (after == null) {
                return;
            }
            String id = bind(after.id().value());
            switch (sort) {
                case NEWEST -> conditions.add("p.id < " + id);
                case TITLE -> conditions.add("(p.title_key, p.id) > (" + bind(after.key()) + ", " + id + ")");
                case PRICE -> conditions.add("(" + sortKey() + ", p.id) > (" + number(after.key()) + ", " + id + ")");
                case PRICE_DESC ->
                    conditions.add("(" + sortKey() + ", p.id) < (" + number(after.key()) + ", " + id + ")");
                case RELEVANCE -> {
                    String rank = bind(Double.valueOf(after.key())) + "::float8";
                    conditions.add("(" + sortKey() + ", p.id) < (" + rank + ", " + id + ")");
                }
            }
        }

        String order(String id, String key) {
            return switch (sort) {
                case NEWEST -> " order by " + id + " desc";
                case PRICE, TITLE -> " order by " + key + ", " + id;
                case RELEVANCE, PRICE_DESC -> " order by " + key + " desc, " + id + " desc";
            };
        }

        String limit() {
            return " limit " + bind((long) search.page().limit() + 1);
        }

        private void filter() {
            if (words != null) {
                conditions.add("p.words @@ " + bind(words) + "::text::tsquery");
            }
            if (search.category() != null) {
                // As an array, looked up first: the planner then does not take every category for the whole tree.
                conditions.add("p.category_id = any(array(select id from categories where ancestors @> array["
                        + bind(search.category().value()) + "::text]))");
            }
            if (search.merchant() != null) {
                filterMerchant(bind(search.merchant().value()) + "::text");
            }
            if (search.minPrice() != null) {
                conditions.add("l.price_minor >= " + bind(search.minPrice()));
            }
            if (search.maxPrice() != null) {
                conditions.add("l.price_minor <= " + bind(search.maxPrice()));
            }
            if (search.available() != null) {
                conditions.add("exists (select from availability a where a.offer_id = l.offer_id and a.available >= "
                        + bind(search.available()) + ")");
            }
        }

        /**
         * The first condition finds the products by index; the second one knows that the offer and its merchant are
         * active.
         */
        private void filterMerchant(String merchant) {
            conditions.add("p.id in (select product_id from offers where merchant_id = " + merchant + ")");
            if (!search.includeInactive()) {
                conditions.add("l.merchant_ids @> array[" + merchant + "]");
            }
        }

        private String number(String key) {
            return bind(Long.valueOf(key)) + "::bigint";
        }

        private String bind(@Nullable Object value) {
            args.addValue(value);
            return "$" + args.size();
        }
    }
}
