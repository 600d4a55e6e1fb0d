package dev.tradewind.settlement;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.settlement.LedgerEntries;
import dev.tradewind.contracts.settlement.LedgerEntry;
import dev.tradewind.contracts.settlement.Payout;
import dev.tradewind.contracts.settlement.PayoutPage;
import dev.tradewind.contracts.settlement.PayoutQuery;
import dev.tradewind.contracts.settlement.StatementQuery;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PayoutId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every statement that reads payouts for people. */
final class StatementStore {
    private static final String PAYOUTS =
            """
            select p.id, p.merchant_id, m.name, p.amount_minor, p.currency, p.created_at
            from payouts p left join merchants m on m.id = p.merchant_id
            where ($1::text is null or p.merchant_id = $1) and ($2::text is null or p.id < $2 collate "C")
            order by p.id desc limit $3
            """;

    private static final String IS_HIS =
            "select id from payouts where id = $1 and ($2::text is null or merchant_id = $2)";

    /**
     * The account's entries after the payout before, up to this one. That payout is looked for from this one back, so
     * that the cost is the statement's, however long the account's history.
     */
    private static final String STATEMENT =
            """
            with paid as (
                select e.id, e.account, e.currency from transactions t join entries e on e.transaction_id = t.id
                where t.kind = 'payout' and t.reference = $1 and e.amount_minor > 0),
            before as (
                select coalesce(
                    (select e.id from entries e
                        where e.account = paid.account and e.currency = paid.currency
                            and e.kind = 'payout' and e.id < paid.id
                        order by e.id desc limit 1),
                    0) as id
                from paid)
            select e.id, e.transaction_id, e.kind, e.account, e.amount_minor, e.currency, e.order_id, e.reference,
                e.posted_at
            from paid cross join before
            join entries e on e.account = paid.account and e.currency = paid.currency
                and e.id > before.id and e.id <= paid.id
            where e.id < $2 order by e.id desc limit $3
            """;

    private final Database database;

    StatementStore(Database database) {
        this.database = database;
    }

    Future<PayoutPage> payouts(PayoutQuery query) {
        int limit = query.page().limit();
        Tuple args = Tuple.of(text(query.merchant()), query.page().after(), limit + 1);
        return database.query(PAYOUTS, args)
                .map(rows -> LedgerReadingStore.list(rows, StatementStore::line))
                .map(found -> new PayoutPage(
                        LedgerReadingStore.first(found, limit),
                        LedgerReadingStore.meta(found, limit, p -> p.id().value())));
    }

    private static PayoutPage.Line line(Row row) {
        Payout payout = PayoutStore.payout(row);
        return new PayoutPage.Line(
                payout.id(), payout.merchantId(), row.getString("name"), payout.amount(), payout.createdAt());
    }

    Future<LedgerEntries> statement(StatementQuery query) {
        Long before = LedgerReadingStore.before(query.page().after());
        if (before == null) {
            return Future.failedFuture(LedgerReadingStore.noPlace());
        }
        PayoutId id = query.payoutId();
        return database.query(IS_HIS, Tuple.of(id.value(), text(query.merchant())))
                .compose(found -> found.size() == 0
                        ? Future.failedFuture(Fault.notFound(id))
                        : database.query(
                                STATEMENT,
                                Tuple.of(id.value(), before, query.page().limit() + 1)))
                .map(rows -> entries(rows, query.page().limit()));
    }

    private static LedgerEntries entries(RowSet<Row> rows, int limit) {
        List<LedgerEntry> found = LedgerReadingStore.list(rows, LedgerReadingStore::entry);
        return new LedgerEntries(
                LedgerReadingStore.first(found, limit), LedgerReadingStore.meta(found, limit, LedgerEntry::id));
    }

    private static @Nullable String text(@Nullable MerchantId merchant) {
        return merchant == null ? null : merchant.value();
    }
}
