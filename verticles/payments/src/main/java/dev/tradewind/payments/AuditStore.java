package dev.tradewind.payments;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.orders.OrderMoney;
import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** What the auditor asks of payments. */
final class AuditStore {
    private static final String MONEY =
            """
            select order_id, max(currency) as currency,
                sum(captured_minor)::bigint as captured, sum(refunded_minor)::bigint as refunded
            from payments where order_id > $1
            group by order_id order by order_id limit $2
            """;

    private static final String COUNT = "select count(*) as payments from payments";

    private static final String SEVERAL_LIVE =
            """
            select order_id as offender from payments where state in ('requested', 'action_required', 'authorized')
            group by order_id having count(*) > 1 order by 1 limit 100
            """;

    private static final String OVER_CAPTURED =
            "select id as offender from payments where captured_minor > amount_minor order by 1 limit 100";

    private static final String OVER_REFUNDED =
            "select id as offender from payments where refunded_minor > captured_minor order by 1 limit 100";

    private static final String TRANSFERS_DIFFER =
            """
            select p.id as offender from payments p
            left join (select payment_id,
                    coalesce(sum(amount_minor) filter (where kind = 'capture'), 0) as captured,
                    coalesce(sum(amount_minor) filter (where kind = 'refund'), 0) as refunded
                from transfers where state = 'moved' group by payment_id) t on t.payment_id = p.id
            where p.captured_minor <> coalesce(t.captured, 0) or p.refunded_minor <> coalesce(t.refunded, 0)
            order by 1 limit 100
            """;

    // A provider that is away may take its time; five minutes is long.
    private static final String HELD_IN_VAIN =
            """
            select id as offender from payments
            where released and state in ('action_required', 'authorized') and amount_minor > captured_minor
                and capturing_minor = 0 and coalesce(settled_at, created_at) < now() - interval '5 minutes'
            order by 1 limit 100
            """;

    // The same rules for some orders alone, in one look at their payments; who breaks one is named by the order's id.
    private static final String OF_SOME =
            """
            with few as (
                select p.order_id, p.amount_minor, p.captured_minor, p.refunded_minor,
                    count(*) filter (where p.state in ('requested', 'action_required', 'authorized'))
                        over (partition by p.order_id) as live,
                    p.released and p.state in ('action_required', 'authorized') and p.amount_minor > p.captured_minor
                        and p.capturing_minor = 0
                        and coalesce(p.settled_at, p.created_at) < now() - interval '5 minutes' as held,
                    t.captured, t.refunded
                from payments p cross join lateral (
                    select coalesce(sum(amount_minor) filter (where kind = 'capture'), 0) as captured,
                        coalesce(sum(amount_minor) filter (where kind = 'refund'), 0) as refunded
                    from transfers where payment_id = p.id and state = 'moved') as t
                where p.order_id = any ($1::text[]))
            select count(*) as checked, coalesce(max(live), 0) as live, count(*) filter (where held) as held,
                coalesce(sum(amount_minor), 0)::bigint as authorized,
                coalesce(sum(captured_minor), 0)::bigint as captured,
                coalesce(sum(refunded_minor), 0)::bigint as refunded,
                coalesce(sum(captured), 0)::bigint as captures, coalesce(sum(refunded), 0)::bigint as refunds,
                array_remove(array_agg(distinct case when live > 1 then order_id end), null) as several,
                array_remove(array_agg(distinct case when captured_minor > amount_minor then order_id end), null)
                    as over_captured,
                array_remove(array_agg(distinct case when refunded_minor > captured_minor then order_id end), null)
                    as over_refunded,
                array_remove(array_agg(distinct case when captured_minor <> captured or refunded_minor <> refunded
                    then order_id end), null) as differing,
                array_remove(array_agg(distinct case when held then order_id end), null) as holding
            from few
            """;

    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    Future<OrderMoneyPage> money(PageRequest page) {
        String after = page.after();
        return database.query(MONEY, Tuple.of(after == null ? "" : after, page.limit() + 1))
                .map(rows -> page(rows.stream().map(AuditStore::money).toList(), page.limit()));
    }

    Future<Audit> audit() {
        return database.query(COUNT).compose(rows -> {
            long payments = rows.iterator().next().getLong("payments");
            return Future.all(List.of(
                            check("one_live_payment", "live payments of an order ≤ 1", payments, SEVERAL_LIVE),
                            check("captured_within_authorized", "captured ≤ authorized", payments, OVER_CAPTURED),
                            check("refunded_within_captured", "refunded ≤ captured", payments, OVER_REFUNDED),
                            check("transfers_add_up", "captured, refunded = Σ transfers", payments, TRANSFERS_DIFFER),
                            check("nothing_held_in_vain", "held for released orders = 0", payments, HELD_IN_VAIN)))
                    .map(all -> new Audit(all.<Audit.Check>list()));
        });
    }

    Future<Audit> audit(List<String> orders) {
        return database.query(OF_SOME, Tuple.tuple().addArrayOfString(orders.toArray(String[]::new)))
                .map(rows -> audit(rows.iterator().next()));
    }

    private static Audit audit(Row row) {
        String captured = "captured " + row.getLong("captured");
        String refunded = "refunded " + row.getLong("refunded");
        return new Audit(List.of(
                check(row, "one_live_payment", "live payments " + row.getLong("live") + " ≤ 1", "several"),
                check(
                        row,
                        "captured_within_authorized",
                        captured + " ≤ authorized " + row.getLong("authorized"),
                        "over_captured"),
                check(row, "refunded_within_captured", refunded + " ≤ " + captured, "over_refunded"),
                check(
                        row,
                        "transfers_add_up",
                        captured + " = Σ captures " + row.getLong("captures") + ", " + refunded + " = Σ refunds "
                                + row.getLong("refunds"),
                        "differing"),
                check(
                        row,
                        "nothing_held_in_vain",
                        "held for released orders " + row.getLong("held") + " = 0",
                        "holding")));
    }

    private static Audit.Check check(Row row, String name, String equation, String offenders) {
        String[] found = row.getArrayOfStrings(offenders);
        return new Audit.Check(name, equation, row.getLong("checked"), found == null ? List.of() : List.of(found));
    }

    private Future<Audit.Check> check(String name, String equation, long checked, String sql) {
        return database.query(sql)
                .map(rows -> rows.stream().map(row -> row.getString("offender")).toList())
                .map(offenders -> Audit.Check.counted(name, equation, checked, offenders));
    }

    private static OrderMoney money(Row row) {
        String currency = row.getString("currency");
        return new OrderMoney(
                new OrderId(row.getString("order_id")),
                new Money(row.getLong("captured"), currency),
                new Money(row.getLong("refunded"), currency));
    }

    private static OrderMoneyPage page(List<OrderMoney> found, int limit) {
        boolean more = found.size() > limit;
        List<OrderMoney> shown = more ? found.subList(0, limit) : found;
        return new OrderMoneyPage(
                shown, PageMeta.of(more ? shown.getLast().orderId().value() : null));
    }
}
