package dev.tradewind.settlement;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.shared.Audit;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** Adds the whole ledger up again, without trusting what keeps it right. */
final class LedgerAuditStore {
    private static final String UNBALANCED =
            """
            select transaction_id as offender from entries group by transaction_id, currency
            having sum(amount_minor) <> 0 limit 100
            """;

    private static final String WRONG_BALANCES =
            """
            select code || ' ' || currency as offender
            from accounts a
            full join (select account as code, currency, sum(amount_minor) as balance from entries group by 1, 2) e
                using (code, currency)
            where a.balance_minor is distinct from e.balance limit 100
            """;

    private static final String WRONG_PAYOUTS =
            """
            select p.id as offender from payouts p
            left join transactions t on t.kind = 'payout' and t.reference = p.id
            left join entries e on e.transaction_id = t.id and e.currency = p.currency
                and e.account = 'merchant_payable:' || p.merchant_id
            where e.amount_minor is distinct from p.amount_minor or p.amount_minor > p.owed_minor limit 100
            """;

    private static final String COUNTS =
            """
            select (select count(*) from transactions) as transactions, (select count(*) from accounts) as accounts,
                (select count(*) from payouts) as payouts
            """;

    private static final String OF_SOME =
            """
            with sums as (
                select order_id, transaction_id, currency, sum(amount_minor) as amount
                from entries where order_id = any ($1::text[]) group by 1, 2, 3)
            select count(*) as checked, coalesce(sum(amount), 0)::bigint as amount,
                array_remove(array_agg(distinct case when amount <> 0 then order_id end), null) as offenders,
                string_agg(transaction_id || ': ' || amount || ' ' || currency, ', ')
                    filter (where amount <> 0) as which
            from sums
            """;

    private final Database database;

    LedgerAuditStore(Database database) {
        this.database = database;
    }

    Future<Audit> audit() {
        return Future.all(
                        database.query(COUNTS),
                        database.query(UNBALANCED),
                        database.query(WRONG_BALANCES),
                        database.query(WRONG_PAYOUTS))
                .map(all -> {
                    RowSet<Row> counted = all.resultAt(0);
                    Row counts = counted.iterator().next();
                    return new Audit(List.of(
                            check(
                                    "Every ledger transaction sums to zero per currency",
                                    counts.getLong("transactions"),
                                    all.resultAt(1)),
                            check(
                                    "Every balance is the sum of its entries",
                                    counts.getLong("accounts"),
                                    all.resultAt(2)),
                            check(
                                    "Every payout is what was posted, and no more than was owed",
                                    counts.getLong("payouts"),
                                    all.resultAt(3))));
                });
    }

    /** Of these orders' transactions alone; who breaks it is named by the order's id. */
    Future<Audit> audit(List<String> orders) {
        return database.query(OF_SOME, Tuple.tuple().addArrayOfString(orders.toArray(String[]::new)))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    String[] found = row.getArrayOfStrings("offenders");
                    String which = row.getString("which");
                    String equation =
                            "Σ postings " + row.getLong("amount") + " = 0" + (which == null ? "" : "; " + which);
                    return new Audit(List.of(new Audit.Check(
                            "Every ledger transaction sums to zero per currency",
                            equation,
                            row.getLong("checked"),
                            found == null ? List.of() : List.of(found))));
                });
    }

    private static Audit.Check check(String name, long checked, RowSet<Row> offending) {
        List<String> offenders = StreamSupport.stream(offending.spliterator(), false)
                .map(row -> row.getString("offender"))
                .toList();
        String equation = name + ": " + (checked - offenders.size()) + " of " + checked;
        return new Audit.Check(name, equation, checked, offenders);
    }
}
