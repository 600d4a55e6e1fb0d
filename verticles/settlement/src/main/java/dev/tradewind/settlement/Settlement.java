package dev.tradewind.settlement;

import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.settlement.EntryQuery;
import dev.tradewind.contracts.settlement.LedgerAccounts;
import dev.tradewind.contracts.settlement.LedgerEntries;
import dev.tradewind.contracts.settlement.NewPayouts;
import dev.tradewind.contracts.settlement.OrderIds;
import dev.tradewind.contracts.settlement.Payouts;
import dev.tradewind.contracts.settlement.SettlementService;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.core.Future;

/** The settlement domain's use cases. */
final class Settlement implements SettlementService {
    private final PayingOut payouts;
    private final LedgerReadingStore readings;
    private final LedgerAuditStore audit;

    Settlement(PayingOut payouts, LedgerReadingStore readings, LedgerAuditStore audit) {
        this.payouts = payouts;
        this.readings = readings;
        this.audit = audit;
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
        return payouts.payOut(asked.merchantId(), context);
    }
}
