package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The ledger, for reading, and payouts. Postings are made by reacting to payments. */
@ProxyGen
public interface SettlementService {
    String ADDRESS = "service.settlement";

    static SettlementService proxy(Vertx vertx) {
        return new SettlementServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    /** All accounts, as builds ask that do not know {@link #accountsOf} yet. */
    Future<LedgerAccounts> accounts(PageRequest page);

    Future<LedgerAccounts> accountsOf(AccountQuery query);

    Future<LedgerEntries> entries(EntryQuery query);

    /**
     * Pays one merchant at once. When all are to be paid that is begun for good, merchant by merchant, and the answer
     * comes when all of them are paid, or after a second with those that are; asking again under the same key tells
     * how far it is.
     */
    Future<Payouts> payOut(NewPayouts payouts, CallContext context);

    Future<PayoutPage> payouts(PayoutQuery query);

    /**
     * What a payout is made of: the postings to the merchant's account since the payout before, and itself, newest
     * first; they sum to zero. Fails with {@code not_found}.
     */
    Future<LedgerEntries> statement(StatementQuery query);

    /** What the ledger says of each order's captured and refunded money, for the auditor. */
    Future<OrderMoneyPage> money(OrderIds orders);

    /** Invariant 3: every transaction sums to zero per currency; no merchant was paid more than it was owed. */
    Future<Audit> audit();

    /** That these orders' transactions sum to zero; whoever breaks it is named by the order's id. */
    Future<Audit> auditOf(Subjects orders);
}
