package dev.tradewind.settlement;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.settlement.Payout;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.PayoutId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every statement on payouts. */
final class PayoutStore {
    /** Locked until the payout is posted: two payouts at once would both pay the whole balance. */
    private static final String LOCK_OWED =
            """
            select merchant_id, currency, -balance_minor as owed from accounts
            where merchant_id = $1 and balance_minor < 0
            order by code, currency for update
            """;

    private static final String ADD =
            """
            insert into payouts (id, merchant_id, amount_minor, currency, owed_minor, created_at, run_id)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    private static final String BEGIN =
            """
            insert into payouts_due (run_id, merchant_id)
            select distinct $1, merchant_id from accounts where merchant_id is not null and balance_minor < 0
            returning merchant_id
            """;

    /** Waits for whoever pays him for this run at this moment. */
    private static final String IS_DUE =
            """
            select merchant_id from payouts_due
            where run_id = $1 and merchant_id = $2 and paid_at is null for update
            """;

    private static final String PAID =
            "update payouts_due set paid_at = clock_timestamp() where run_id = $1 and merchant_id = $2";

    private static final String PENDING =
            "select count(*)::int as pending from payouts_due where run_id = $1 and paid_at is null";

    private static final String OF_RUN =
            "select id, merchant_id, amount_minor, currency, created_at from payouts where run_id = $1 order by id";

    private static final String COUNT = "select count(*) as made from payouts where merchant_id = $1";

    private final Database database;

    PayoutStore(Database database) {
        this.database = database;
    }

    /** What a merchant is owed in a currency. */
    record Owed(MerchantId merchant, Money amount) {}

    /** A merchant to be paid. @param run null when he alone is paid */
    record Turn(MerchantId merchant, @Nullable String run) {}

    /** Notes whom this run is to pay. */
    Future<List<MerchantId>> begin(Tx tx, String run) {
        return tx.query(BEGIN, Tuple.of(run)).map(rows -> {
            List<MerchantId> due = new ArrayList<>();
            rows.forEach(row -> due.add(new MerchantId(row.getString("merchant_id"))));
            return due;
        });
    }

    /** Whether the run has not paid him yet. */
    Future<Boolean> isDue(Tx tx, String run, MerchantId merchant) {
        return tx.query(IS_DUE, Tuple.of(run, merchant.value())).map(rows -> rows.size() == 1);
    }

    Future<Void> paid(Tx tx, String run, MerchantId merchant) {
        return tx.query(PAID, Tuple.of(run, merchant.value())).mapEmpty();
    }

    /** How many this run has not paid yet. */
    Future<Integer> pending(String run) {
        return database.query(PENDING, Tuple.of(run))
                .map(rows -> rows.iterator().next().getInteger("pending"));
    }

    /** What a run has paid by now. */
    Future<List<Payout>> payouts(String run) {
        return database.query(OF_RUN, Tuple.of(run)).map(rows -> {
            List<Payout> made = new ArrayList<>();
            rows.forEach(row -> made.add(payout(row)));
            return made;
        });
    }

    static Payout payout(Row row) {
        return new Payout(
                new PayoutId(row.getString("id")),
                new MerchantId(row.getString("merchant_id")),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getOffsetDateTime("created_at").toInstant());
    }

    Future<List<Owed>> lockOwed(Tx tx, MerchantId merchant) {
        return tx.query(LOCK_OWED, Tuple.of(merchant.value())).map(rows -> {
            List<Owed> owed = new ArrayList<>();
            rows.forEach(row -> owed.add(new Owed(
                    new MerchantId(row.getString("merchant_id")),
                    new Money(row.getLong("owed"), row.getString("currency")))));
            return owed;
        });
    }

    Future<Void> add(Tx tx, List<Payout> payouts, @Nullable String run) {
        return tx.batch(
                        ADD,
                        payouts.stream()
                                .map(p -> Tuple.of(
                                        p.id().value(),
                                        p.merchantId().value(),
                                        p.amount().amount(),
                                        p.amount().currency(),
                                        p.amount().amount(),
                                        p.createdAt().atOffset(ZoneOffset.UTC),
                                        run))
                                .toList())
                .mapEmpty();
    }

    /** How many payouts a merchant has had. */
    Future<Long> made(Tx tx, MerchantId merchant) {
        return tx.query(COUNT, Tuple.of(merchant.value()))
                .map(rows -> rows.iterator().next().getLong("made"));
    }
}
