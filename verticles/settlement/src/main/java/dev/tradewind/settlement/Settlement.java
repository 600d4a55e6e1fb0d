package dev.tradewind.settlement;

import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.settlement.AccountQuery;
import dev.tradewind.contracts.settlement.EntryQuery;
import dev.tradewind.contracts.settlement.LedgerAccounts;
import dev.tradewind.contracts.settlement.LedgerEntries;
import dev.tradewind.contracts.settlement.NewPayouts;
import dev.tradewind.contracts.settlement.OrderIds;
import dev.tradewind.contracts.settlement.PayoutPage;
import dev.tradewind.contracts.settlement.PayoutQuery;
import dev.tradewind.contracts.settlement.Payouts;
import dev.tradewind.contracts.settlement.SettlementService;
import dev.tradewind.contracts.settlement.StatementQuery;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.core.Future;

/** The settlement domain's use cases. */
final class Settlement implements SettlementService {
    private final PayingOut payouts;
    private final LedgerReadingStore readings;
    private final StatementStore statements;
    private final LedgerAuditStore audit;

    Settlement(PayingOut payouts, LedgerReadingStore readings, StatementStore statements, LedgerAuditStore audit) {
        this.payouts = payouts;
        this.readings = readings;
        this.statements = statements;
        this.audit = audit;
    }

    @Override
    public Future<LedgerAccounts> accounts(PageRequest page) {
        return accountsOf(new AccountQuery(null, page));
    }

    @Override
    public Future<LedgerAccounts> accountsOf(AccountQuery query) {
        return readings.accounts(query);
    }

    @Override
    public Future<LedgerEntries> entries(EntryQuery query) {
        return readings.entries(query);
    }

    @Override
    public Future<PayoutPage> payouts(PayoutQuery query) {
        return statements.payouts(query);
    }

    @Override
    public Future<LedgerEntries> statement(StatementQuery query) {
        return statements.statement(query);
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
