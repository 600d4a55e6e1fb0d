package dev.tradewind.gateway;

import dev.tradewind.contracts.operations.Approval;
import dev.tradewind.contracts.operations.ApprovalQuery;
import dev.tradewind.contracts.operations.NewApproval;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.orders.NewRefund;
import dev.tradewind.contracts.orders.OrderError;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.Replayed;
import io.vertx.core.Future;
import java.util.Locale;

/**
 * Compensating an order by force, which takes two people. What is then done is what the flow can do anyhow: the order
 * is cancelled as far as nothing has left, else all its captured money is given back. Both are decided by orders,
 * under its own locks.
 */
final class Compensating {
    private static final String COMPENSATE = "compensate_order";

    private final OperationsService operations;
    private final OrdersService orders;
    private final Patience patience;

    Compensating(Services services, Patience patience) {
        this.operations = services.operations();
        this.orders = services.orders();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("proposeCompensation", this::propose)
                .on("listApprovals", this::list)
                .on("decideApproval", this::decide);
    }

    private record Proposal(String reason) {}

    private record Decision(boolean approve) {}

    private Future<Answer> propose(Call call) {
        OrderId order = call.id("order_id", OrderId::new);
        NewApproval proposal = new NewApproval(
                COMPENSATE, order.value(), call.body(Proposal.class).reason());
        CallContext context = call.context();
        return patience.repeatable(() -> orders.order(order, call.access()))
                .compose(there -> patience.command(context, () -> operations.propose(proposal, context)))
                .map(Answer::created);
    }

    private Future<Answer> list(Call call) {
        ApprovalQuery query = new ApprovalQuery(
                call.query("status", s -> Approval.Status.valueOf(s.toUpperCase(Locale.ROOT))), call.page());
        return patience.repeatable(() -> operations.approvals(query)).map(Answer::ok);
    }

    /** Deciding again is answered as before, and does what has not been done yet: a gateway may end in between. */
    private Future<Answer> decide(Call call) {
        boolean approve = call.body(Decision.class).approve();
        CallContext context = CallContext.of(call.actor());
        return patience.repeatable(() -> operations.decide(call.path("approval_id"), approve, context))
                .compose(decided -> approve && decided.action().equals(COMPENSATE)
                        ? done(call, decided)
                        : Future.succeededFuture(decided))
                .map(Answer::ok);
    }

    private Future<Approval> done(Call call, Approval approved) {
        OrderId order = new OrderId(approved.subject());
        CallContext cancelling = once(call, approved.id() + ".cancel");
        CallContext refunding = once(call, approved.id() + ".refund");
        NewRefund all = new NewRefund(null, null, approved.reason());
        return patience.command(cancelling, () -> orders.cancel(order, call.access(), cancelling))
                .<Void>mapEmpty()
                .recover(failure -> hasLeft(failure)
                        ? patience.command(refunding, () -> orders.refund(order, all, refunding))
                                .mapEmpty()
                        : Future.failedFuture(failure))
                .recover(Compensating::unlessDone)
                .map(approved);
    }

    private static Future<Void> unlessDone(Throwable failure) {
        return Replayed.in(failure) == null ? Future.failedFuture(failure) : Future.succeededFuture();
    }

    private static boolean hasLeft(Throwable failure) {
        Fault fault = Fault.in(failure);
        return fault != null && fault.code().equals(OrderError.ORDER_NOT_CANCELLABLE.key());
    }

    private static CallContext once(Call call, String key) {
        return new CallContext(call.actor(), key, key, call.trace().traceparent());
    }
}
