package dev.tradewind.orders;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.Audit.Check;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What orders can prove of itself. Each statement answers with how many it looked at and the first offenders. */
final class OrderAuditStore {
    private static final String LIVE_ORDERS_PER_CART =
            """
            select (select count(*) from orders where status <> 'cancelled') as checked,
                array(select cart_id from orders where status <> 'cancelled'
                    group by cart_id having count(*) > 1 limit 100) as offenders
            """;

    private static final String UNDECIDED =
            """
            select (select count(*) from orders where status in ('pending', 'awaiting_payment_action')) as checked,
                array(select id from orders where status in ('pending', 'awaiting_payment_action')
                    and coalesce(deadline_at, '-infinity') < clock_timestamp() - make_interval(secs => $1)
                    limit 100) as offenders
            """;

    private static final String MONEY_OF_CANCELLED =
            """
            select (select count(*) from orders where status = 'cancelled') as checked,
                array(select id from orders where status = 'cancelled' and payment_status = 'authorized'
                    and updated_at < clock_timestamp() - make_interval(secs => $1) limit 100) as offenders
            """;

    private static final String TOTALS =
            """
            select (select count(*) from orders) as checked,
                array(select id from orders where total_minor <> parts_minor limit 100) as offenders
            """;

    private static final String REFUNDED =
            """
            select (select count(*) from orders where captured_minor <> 0) as checked,
                array(select id from orders where refunded_minor > captured_minor
                    or (captured_minor > total_minor and external_ref is null) limit 100) as offenders
            """;

    private final Database database;
    private final double graceSeconds;

    OrderAuditStore(Database database, Duration grace) {
        this.database = database;
        this.graceSeconds = grace.toMillis() / 1000.0;
    }

    Future<Audit> audit() {
        Tuple grace = Tuple.of(graceSeconds);
        return Future.all(
                        check("one live order per cart", LIVE_ORDERS_PER_CART, Tuple.tuple()),
                        check("no order undecided past its deadline", UNDECIDED, grace),
                        check("no money held for a cancelled order", MONEY_OF_CANCELLED, grace),
                        check("total = sum of the merchants' totals", TOTALS, Tuple.tuple()),
                        check("refunded ≤ captured ≤ total", REFUNDED, Tuple.tuple()))
                .map(all -> new Audit(all.<Check>list()));
    }

    private Future<Check> check(String name, String sql, Tuple args) {
        return database.query(sql, args).map(rows -> {
            Row row = rows.iterator().next();
            List<String> offenders =
                    Stream.of(row.getArrayOfStrings("offenders")).toList();
            return Check.counted(name, name, row.getLong("checked"), offenders);
        });
    }
}
