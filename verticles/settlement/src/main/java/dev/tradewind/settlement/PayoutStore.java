package dev.tradewind.settlement;

import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.settlement.Payout;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every statement on payouts. */
final class PayoutStore {
    /** Locked until the payout is posted: two payouts at once would both pay the whole balance. */
    private static final String LOCK_OWED =
            """
            select merchant_id, currency, -balance_minor as owed from accounts
            where merchant_id is not null and ($1::text is null or merchant_id = $1) and balance_minor < 0
            order by code, currency for update
            """;

    private static final String ADD =
            """
            insert into payouts (id, merchant_id, amount_minor, currency, owed_minor, created_at)
            values ($1, $2, $3, $4, $5, $6)
            """;

    private static final String COUNT = "select merchant_id, count(*) as made from payouts"
            + " where merchant_id = any($1::text[]) group by merchant_id";

    /** What a merchant is owed in a currency. */
    record Owed(MerchantId merchant, Money amount) {}

    Future<List<Owed>> lockOwed(Tx tx, @Nullable MerchantId merchant) {
        return tx.query(LOCK_OWED, Tuple.tuple().addString(merchant == null ? null : merchant.value()))
                .map(rows -> {
                    List<Owed> owed = new ArrayList<>();
                    rows.forEach(row -> owed.add(new Owed(
                            new MerchantId(row.getString("merchant_id")),
                            new Money(row.getLong("owed"), row.getString("currency")))));
                    return owed;
                });
    }

    Future<Void> add(Tx tx, List<Payout> payouts) {
        return tx.batch(
                        ADD,
                        payouts.stream()
                                .map(p -> Tuple.of(
                                        p.id().value(),
                                        p.merchantId().value(),
                                        p.amount().amount(),
                                        p.amount().currency(),
                                        p.amount().amount(),
                                        p.createdAt().atOffset(ZoneOffset.UTC)))
                                .toList())
                .mapEmpty();
    }

    /** How many payouts each merchant has had. */
    Future<Map<MerchantId, Long>> made(Tx tx, List<Owed> owed) {
        String[] merchants = owed.stream().map(o -> o.merchant().value()).toArray(String[]::new);
        return tx.query(COUNT, Tuple.tuple().addArrayOfString(merchants)).map(rows -> {
            Map<MerchantId, Long> made = new HashMap<>();
            rows.forEach(row -> made.put(
                    new MerchantId(row.getString("merchant_id")), Objects.requireNonNull(row.getLong("made"))));
            return made;
        });
    }
}
