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

    // The same rules for some orders alone, in one look at each; who breaks one is named by the order's id.
    private static final String OF_SOME =
            """
            with few as (
                select o.*, (select count(*) from orders other where other.cart_id = o.cart_id
                        and other.status <> 'cancelled' and o.status <> 'cancelled') as live,
                    o.status in ('pending', 'awaiting_payment_action')
                        and coalesce(o.deadline_at, '-infinity') < clock_timestamp() - make_interval(secs => $2)
                        as late,
                    o.status = 'cancelled' and o.payment_status = 'authorized'
                        and o.updated_at < clock_timestamp() - make_interval(secs => $2) as held
                from orders o where o.id = any ($1::text[]))
            select count(*) as checked,
                coalesce(max(live), 0) as live, count(*) filter (where late) as late,
                min(deadline_at) filter (where late) as deadline, count(*) filter (where held) as held,
                coalesce(sum(total_minor), 0)::bigint as total, coalesce(sum(parts_minor), 0)::bigint as parts,
                coalesce(sum(captured_minor), 0)::bigint as captured,
                coalesce(sum(refunded_minor), 0)::bigint as refunded,
                array_remove(array_agg(case when live > 1 then id end), null) as several,
                array_remove(array_agg(case when late then id end), null) as undecided,
                array_remove(array_agg(case when held then id end), null) as holding,
                array_remove(array_agg(case when total_minor <> parts_minor then id end), null) as not_added_up,
                array_remove(array_agg(case when refunded_minor > captured_minor
                    or (captured_minor > total_minor and external_ref is null) then id end), null) as over
            from few
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

    Future<Audit> audit(List<String> orders) {
        Tuple args = Tuple.of(orders.toArray(String[]::new), graceSeconds);
        return database.query(OF_SOME, args).map(rows -> {
            Row row = rows.iterator().next();
            String late = row.getLong("late") == 0 ? "" : ", since " + row.getOffsetDateTime("deadline");
            return new Audit(List.of(
                    check(row, "one live order per cart", "live orders " + row.getLong("live") + " ≤ 1", "several"),
                    check(
                            row,
                            "no order undecided past its deadline",
                            "undecided past the deadline " + row.getLong("late") + " = 0" + late,
                            "undecided"),
                    check(
                            row,
                            "no money held for a cancelled order",
                            "cancelled with money held " + row.getLong("held") + " = 0",
                            "holding"),
                    check(
                            row,
                            "total = sum of the merchants' totals",
                            "total " + row.getLong("total") + " = merchants' " + row.getLong("parts"),
                            "not_added_up"),
                    check(
                            row,
                            "refunded ≤ captured ≤ total",
                            "refunded " + row.getLong("refunded") + " ≤ captured " + row.getLong("captured")
                                    + " ≤ total " + row.getLong("total"),
                            "over")));
        });
    }

    private static Check check(Row row, String name, String equation, String offenders) {
        String[] found = row.getArrayOfStrings(offenders);
        return new Check(name, equation, row.getLong("checked"), found == null ? List.of() : List.of(found));
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
