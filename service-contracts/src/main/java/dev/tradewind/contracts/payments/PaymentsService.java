package dev.tradewind.contracts.payments;

import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Payments. They are asked for by events of orders, never by a call. */
@ProxyGen
public interface PaymentsService {
    String ADDRESS = "service.payments";

    static PaymentsService proxy(Vertx vertx) {
        return new PaymentsServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    Future<PaymentList> payments(OrderId order);

    /**
     * Twice, late or out of order, a webhook settles once. Fails with {@code unknown_provider} or
     * {@code invalid_signature}.
     */
    Future<Void> webhook(Webhook webhook);

    /** Captured and refunded money of each order, for the auditor. */
    Future<OrderMoneyPage> money(PageRequest page);

    /** Invariant 2: one live payment per order; captured ≤ authorized; refunded ≤ captured. */
    Future<Audit> audit();

    /** The same of these orders' payments alone; whoever breaks it is named by the order's id. */
    Future<Audit> auditOf(Subjects orders);
}
