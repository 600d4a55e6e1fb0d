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
