package dev.tradewind.settlement;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.settlement.EntryQuery;
import dev.tradewind.contracts.settlement.LedgerAccounts;
import dev.tradewind.contracts.settlement.LedgerEntries;
import dev.tradewind.contracts.settlement.NewPayouts;
import dev.tradewind.contracts.settlement.OrderIds;
import dev.tradewind.contracts.settlement.Payout;
import dev.tradewind.contracts.settlement.Payouts;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.settlement.SettlementEvent.Posting;
import dev.tradewind.contracts.settlement.SettlementService;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.PayoutId;
import dev.tradewind.contracts.shared.Subjects;
import dev.tradewind.contracts.shared.TransactionId;
import dev.tradewind.settlement.PayoutStore.Owed;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settlement domain's use cases. */
final class Settlement implements SettlementService {
    private final EventLog<SettlementEvent> log;
    private final Idempotency idempotency;
    private final LedgerStore ledger;
    private final PayoutStore payouts = new PayoutStore();
    private final LedgerReadingStore readings;
    private final LedgerAuditStore audit;

    Settlement(Domain<SettlementEvent> domain, LedgerStore ledger, LedgerReadingStore readings) {
        this.log = domain.log();
        this.idempotency = domain.idempotency();
        this.ledger = ledger;
        this.readings = readings;
        this.audit = new LedgerAuditStore(domain.database());
    }

    @Override
    public Future<LedgerAccounts> accounts(PageRequest page) {
        return readings.accounts(page);
    }

    @Override
    public Future<LedgerEntries> entries(EntryQuery query) {
        return readings.entries(query);
    }

    @Override
    public Future<OrderMoneyPage> money(OrderIds orders) {
        return readings.money(orders);
    }

    @Override
    public Future<Audit> audit() {
        return audit.audit();
    }

    @Override
    public Future<Audit> auditOf(Subjects orders) {
        return audit.audit(orders.ids());
    }

    @Override
    public Future<Payouts> payOut(NewPayouts asked, CallContext context) {
        return idempotency.once(context, Payouts.class, tx -> payouts.lockOwed(tx, asked.merchantId())
                .compose(owed ->
                        owed.isEmpty() ? Future.succeededFuture(new Payouts(List.of())) : pay(tx, owed, context)));
    }

    private Future<Payouts> pay(Tx tx, List<Owed> owed, CallContext context) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Payout> made = owed.stream()
                .map(o -> new Payout(PayoutId.next(), o.merchant(), o.amount(), now))
                .toList();
        return payouts.made(tx, owed).compose(before -> payouts.add(tx, made)
                .compose(added ->
                        ledger.write(tx, made.stream().map(Settlement::posting).toList()))
                .compose(posted -> log.append(tx, told(made, before, context)))
                .map(new Payouts(made)));
    }

    private static LedgerStore.Numbered posting(Payout payout) {
        List<Posting> postings = List.of(
                new Posting(Account.payable(payout.merchantId()), payout.amount()),
                new Posting(Account.BANK, payout.amount().negated()));
        return new LedgerStore.Numbered(
                TransactionId.next(), Ledger.Kind.PAYOUT, payout.id().value(), null, postings);
    }

    private static List<Outgoing<SettlementEvent>> told(
            List<Payout> made, Map<MerchantId, Long> before, CallContext context) {
        Map<MerchantId, Long> sequences = new HashMap<>(before);
        return made.stream()
                .map(p -> Outgoing.<SettlementEvent>of(
                                new SettlementEvent.PayoutCreated(p),
                                p.merchantId(),
                                sequences.merge(p.merchantId(), 1L, Long::sum))
                        .in(context))
                .toList();
    }
}
