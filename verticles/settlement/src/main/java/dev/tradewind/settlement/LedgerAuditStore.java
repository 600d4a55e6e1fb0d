package dev.tradewind.settlement;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.shared.Audit;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
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

    private static final String OVERPAID =
            """
            select p.id as offender from payouts p
            left join transactions t on t.kind = 'payout' and t.reference = p.id
            where t.id is null or p.amount_minor > p.owed_minor limit 100
            """;

    private static final String COUNTS =
            """
            select (select count(*) from transactions) as transactions, (select count(*) from accounts) as accounts,
                (select count(*) from payouts) as payouts
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
                        database.query(OVERPAID))
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
                            check("No payout exceeds what was owed", counts.getLong("payouts"), all.resultAt(3))));
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
