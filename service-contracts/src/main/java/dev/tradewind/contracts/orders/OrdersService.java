package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.settlement.OrderIds;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Orders. Calls on one order fail with {@code not_found} for who may not see it. */
@ProxyGen
public interface OrdersService {
    String ADDRESS = "service.orders";

    static OrdersService proxy(Vertx vertx) {
        return new OrdersServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    /** For callers who can wait longer than usual. */
    static OrdersService proxyWaiting(Vertx vertx, long ms) {
        return new OrdersServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline(ms));
    }

    Future<OrderView> order(OrderId id, Access access);

    Future<OrderPage> orders(OrderQuery query);

    /** Orders under way, the oldest first. */
    Future<Sagas> sagas(SagaQuery query);

    /**
     * A further attempt to pay an order whose last one was declined. With the declined attempt's own token, or when
     * the order is in no need of it, nothing changes; the answer is the order as it stands.
     */
    Future<OrderView> pay(OrderId id, PaymentMethod method, Access access, CallContext context);

    /**
     * Cancels at once an order that is not confirmed; of a confirmed one it asks fulfillment first and answers with
     * the order as it stands. Fails with {@code order_not_cancellable} when something was dispatched.
     */
    Future<OrderView> cancel(OrderId id, Access access, CallContext context);

    /**
     * Cancels what has not left of a confirmed order, or of one merchant's part of it: its stock is released, and its
     * money let go of once all the rest is paid. Fulfillment is asked first; the answer is the order as it stands.
     * Fails with {@code order_not_cancellable} when nothing is left to cancel.
     */
    Future<OrderView> cancelUnshipped(OrderId id, CancelUnshipped what, Access access, CallContext context);

    /** Fails with {@code refund_exceeds_captured} or {@code nothing_to_refund}. */
    Future<RefundView> refund(OrderId id, NewRefund refund, CallContext context);

    Future<ImportOutcome> importOrders(HistoricalOrders orders, CallContext context);

    /**
     * What orders believes of each order's captured and refunded money, for the auditor; orders it does not know are
     * absent.
     */
    Future<OrderMoneyPage> money(OrderIds orders);

    /** Invariants 2 and 4 as far as orders knows: one live order per cart, no order past its deadline. */
    Future<Audit> audit();

    /** The same of these orders alone, at the cost of these orders; whoever breaks it is named by the order's id. */
    Future<Audit> auditOf(Subjects orders);

    /**
     * What the order's own timer should have done: gives up an order that is undecided past its deadline, with
     * everything that follows from it. Of any other order it changes nothing.
     *
     * @return whether the order was given up
     */
    Future<Boolean> giveUpOverdue(OrderId order, CallContext context);
}
