package dev.tradewind.orders;

import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.CancelUnshipped;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.HistoricalOrders;
import dev.tradewind.contracts.orders.ImportOutcome;
import dev.tradewind.contracts.orders.NewRefund;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.orders.OrderPage;
import dev.tradewind.contracts.orders.OrderQuery;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.orders.RefundView;
import dev.tradewind.contracts.orders.SagaQuery;
import dev.tradewind.contracts.orders.Sagas;
import dev.tradewind.contracts.settlement.OrderIds;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.Subjects;
import dev.tradewind.orders.Decision.Moved;
import dev.tradewind.orders.Decision.Refused;
import dev.tradewind.orders.OrderCommand.Cancel;
import dev.tradewind.orders.OrderCommand.CancelRest;
import dev.tradewind.orders.OrderCommand.DeadlinePassed;
import dev.tradewind.orders.OrderCommand.Pay;
import dev.tradewind.orders.OrderCommand.Refund;
import dev.tradewind.orders.OrdersStore.Arrival;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders for people: reading, and the commands that are not another domain's news. */
final class Orders implements OrdersService {
    private static final int IMPORTED_AT_ONCE = 500;

    private final OrderFlow flow;
    private final OrderBook book;
    private final OrderTables tables;
    private final Idempotency idempotency;
    private final InstantSource clock;

    /** What is only read. */
    record OrderTables(OrdersStore orders, OrderListStore lists, SagaStore sagas, OrderAuditStore audits) {}

    Orders(OrderFlow flow, OrderBook book, OrderTables tables, Idempotency idempotency, InstantSource clock) {
        this.flow = flow;
        this.book = book;
        this.tables = tables;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Override
    public Future<OrderView> order(OrderId id, Access access) {
        return tables.orders()
                .find(id)
                .compose(found -> seen(id, found, access))
                .map(OrderViews::of);
    }

    @Override
    public Future<OrderPage> orders(OrderQuery query) {
        return tables.lists().page(query);
    }

    @Override
    public Future<Sagas> sagas(SagaQuery query) {
        return tables.sagas().page(query);
    }

    @Override
    public Future<OrderView> pay(OrderId id, PaymentMethod method, Access access, CallContext context) {
        Request request = new Request(id, access, new Pay(method), context);
        return idempotency.once(
                context, OrderView.class, tx -> take(tx, request).map(OrderViews::of));
    }

    @Override
    public Future<OrderView> cancel(OrderId id, Access access, CallContext context) {
        Request request = new Request(id, access, new Cancel(reason(access.actor())), context);
        return idempotency.once(
                context, OrderView.class, tx -> take(tx, request).map(OrderViews::of));
    }

    @Override
    public Future<OrderView> cancelUnshipped(OrderId id, CancelUnshipped what, Access access, CallContext context) {
        CancelRest command = new CancelRest(reason(access.actor()), what.merchantId());
        Request request = new Request(id, access, command, context);
        return idempotency.once(
                context, OrderView.class, tx -> take(tx, request).map(OrderViews::of));
    }

    @Override
    public Future<RefundView> refund(OrderId id, NewRefund refund, CallContext context) {
        Request request = new Request(id, Access.SYSTEM, new Refund(refund), context);
        return idempotency.once(context, RefundView.class, tx -> take(tx, request)
                .map(state -> OrderViews.of(state, state.progress().refunds().getLast())));
    }

    @Override
    public Future<ImportOutcome> importOrders(HistoricalOrders orders, CallContext context) {
        List<HistoricalOrder> all = orders.orders();
        Optional<String> problem = all.size() > IMPORTED_AT_ONCE
                ? Optional.of("at most " + IMPORTED_AT_ONCE + " orders at once")
                : all.stream()
                        .filter(TakingOver::isUndecided)
                        .findFirst()
                        .map(o -> o.externalRef() + " is " + o.status() + " and nobody would decide it");
        if (problem.isPresent()) {
            return Future.failedFuture(Fault.of(CommonError.VALIDATION_FAILED, problem.get()));
        }
        return idempotency.once(context, ImportOutcome.class, tx -> takeOver(tx, all, context));
    }

    @Override
    public Future<OrderMoneyPage> money(OrderIds orders) {
        return tables.orders().money(orders.ids()).map(found -> new OrderMoneyPage(found, PageMeta.of(null)));
    }

    @Override
    public Future<Audit> audit() {
        return tables.audits().audit();
    }

    @Override
    public Future<Audit> auditOf(Subjects orders) {
        return tables.audits().audit(orders.ids());
    }

    @Override
    public Future<Boolean> giveUpOverdue(OrderId id, CallContext context) {
        return idempotency.once(context, Boolean.class, tx -> book.open(tx, List.of(id))
                .compose(changes -> giveUp(tx, changes, id, context)));
    }

    private Future<Boolean> giveUp(Tx tx, Changes changes, OrderId id, CallContext context) {
        OrderState state = changes.state(id);
        if (state == null || !(flow.on(state, new DeadlinePassed(), clock.instant()) instanceof Moved moved)) {
            return Future.succeededFuture(false);
        }
        changes.take(moved, event -> event.in(context));
        return book.keep(tx, changes).map(true);
    }

    /** A command on one order, by whom. */
    private record Request(OrderId order, Access access, OrderCommand command, CallContext context) {}

    private Future<OrderState> take(Tx tx, Request request) {
        OrderId id = request.order();
        return book.open(tx, List.of(id))
                .compose(changes -> seen(id, Optional.ofNullable(changes.state(id)), request.access())
                        .compose(state -> decide(tx, changes, state, request)));
    }

    private Future<OrderState> decide(Tx tx, Changes changes, OrderState state, Request request) {
        return switch (flow.on(state, request.command(), clock.instant())) {
            case Refused refused -> Future.failedFuture(Fault.of(refused.error(), refused.detail()));
            case Decision.Unchanged unchanged -> Future.succeededFuture(state);
            case Moved moved -> {
                changes.take(moved, event -> event.in(request.context()));
                yield book.keep(tx, changes).map(moved.state());
            }
        };
    }

    private Future<ImportOutcome> takeOver(Tx tx, List<HistoricalOrder> past, CallContext context) {
        Instant now = clock.instant();
        List<Arrival> arrivals = new ArrayList<>();
        List<Outgoing<OrderEvent>> events = new ArrayList<>();
        for (HistoricalOrder order : past) {
            Moved moved = TakingOver.takeOver(order, now);
            OrderId id = moved.state().id();
            arrivals.add(new Arrival(moved.state(), order.externalRef()));
            events.add(Outgoing.of(moved.events().getFirst(), id, 1)
                    .correlatedWith(id)
                    .in(context));
        }
        return book.takeOver(tx, arrivals, events).map(taken -> new ImportOutcome(taken, past.size() - taken));
    }

    private static Future<OrderState> seen(OrderId id, Optional<OrderState> found, Access access) {
        return found.filter(state -> OrderViews.mayBeSeen(state, access))
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(Fault.notFound(id)));
    }

    private static CancelReason reason(Actor actor) {
        return switch (actor.kind()) {
            case GUEST, CUSTOMER -> CancelReason.REQUESTED_BY_CUSTOMER;
            case MERCHANT, STAFF, API_KEY, SYSTEM -> CancelReason.REQUESTED_BY_STAFF;
        };
    }
}
