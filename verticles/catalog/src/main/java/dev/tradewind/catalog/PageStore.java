package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Every statement about which product pages have changed. */
final class PageStore {
    private static final String MARK =
            """
            insert into page_changes (product_id, changed_in)
            select distinct id, pg_current_xact_id() from unnest($1::text[]) as changed(id) order by id
            on conflict (product_id) do update set changed_in = excluded.changed_in""";

    /**
     * A transaction that was not seen to be over at the last look has a number from that look's cursor on, so nothing
     * is missed; what is told twice does no harm. Numbers from the future come from a dump of another cluster and
     * mean nothing here.
     */
    private static final String SINCE =
            """
            select pg_snapshot_xmin(now.snapshot)::text as cursor, c.product_id
            from (select pg_current_snapshot() as snapshot) as now
            left join page_changes c
                on c.changed_in >= $1::text::xid8 and c.changed_in < pg_snapshot_xmax(now.snapshot)""";

    private static final String NOW = "select pg_snapshot_xmin(pg_current_snapshot())::text as cursor";

    private final Database database;

    PageStore(Database database) {
        this.database = database;
    }

    /** What has changed, and from where to ask the next time. */
    record Changes(String cursor, List<ProductId> products) {}

    Future<Void> mark(Tx tx, Collection<ProductId> products) {
        return tx.query(MARK, Tuple.tuple().addArrayOfString(Sql.ids(products))).mapEmpty();
    }

    Future<Changes> since(String cursor) {
        return database.query(SINCE, Tuple.of(cursor)).map(PageStore::changes);
    }

    Future<String> now() {
        return database.query(NOW).map(rows -> rows.iterator().next().getString("cursor"));
    }

    private static Changes changes(RowSet<Row> rows) {
        List<ProductId> products = new ArrayList<>();
        String cursor = "0";
        for (Row row : rows) {
            cursor = row.getString("cursor");
            ProductId product = Sql.id(row.getString("product_id"), ProductId::new);
            if (product != null) {
                products.add(product);
            }
        }
        return new Changes(cursor, products);
    }
}
