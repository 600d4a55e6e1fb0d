package dev.tradewind.orders;

import static dev.tradewind.orders.Decision.UNCHANGED;
import static dev.tradewind.orders.Decision.moved;
import static dev.tradewind.orders.Phase.ANY;
import static dev.tradewind.orders.Phase.AWAITING_ACTION;
import static dev.tradewind.orders.Phase.AWAITING_PAYMENT;
import static dev.tradewind.orders.Phase.AWAITING_STOCK;
import static dev.tradewind.orders.Phase.CANCELLED;
import static dev.tradewind.orders.Phase.CONFIRMED;
import static dev.tradewind.orders.Phase.HELD;
import static dev.tradewind.orders.Phase.OPEN;
import static dev.tradewind.orders.Phase.PAYING;
import static dev.tradewind.orders.Phase.PAYMENT_FAILED;
import static dev.tradewind.orders.Phase.STOPPING;
import static dev.tradewind.orders.Phase.UNCONFIRMED;
import static dev.tradewind.orders.Phase.UNDER_WAY;

import dev.tradewind.contracts.cart.CartEvent.Completed;
import dev.tradewind.contracts.fraud.FraudEvent.Reviewed;
import dev.tradewind.contracts.fraud.FraudEvent.Scored;
import dev.tradewind.contracts.fraud.FraudEvent.Suspected;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.OrderStopped;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.RestStopped;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentCreated;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDelivered;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.StopRefused;
import dev.tradewind.contracts.inventory.InventoryEvent.Rejected;
import dev.tradewind.contracts.inventory.InventoryEvent.Reserved;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderError;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent.ActionRequired;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.payments.PaymentEvent.CaptureFailed;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.Declined;
import dev.tradewind.contracts.payments.PaymentEvent.RefundFailed;
import dev.tradewind.contracts.payments.PaymentEvent.RefundReturned;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.payments.PaymentEvent.Voided;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.orders.Decision.Moved;
import dev.tradewind.orders.Decision.Refused;
import dev.tradewind.orders.FlowTable.Row;
import dev.tradewind.orders.FlowTable.Step;
import dev.tradewind.orders.OrderCommand.Cancel;
import dev.tradewind.orders.OrderCommand.CancelRest;
import dev.tradewind.orders.OrderCommand.DeadlinePassed;
import dev.tradewind.orders.OrderCommand.Pay;
import dev.tradewind.orders.OrderCommand.Refund;
import dev.tradewind.orders.Progress.Shipment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The whole order flow: a pure function of an order's state and what happens to it, written as a table. What the
 * table does not speak of changes nothing; that, and knowing attempts, shipments, captures and refunds by their ids,
 * is why every event may come twice, late, or in any order relative to other feeds.
 */
public final class OrderFlow {
    /** Events from which the status can be seen. */
    private static final Set<Class<? extends OrderEvent>> TELLING = Set.of(
            OrderEvent.PaymentActionRequired.class,
            OrderEvent.PaymentFailed.class,
            OrderEvent.Confirmed.class,
            OrderEvent.Cancelled.class);

    private final Ids ids;
    private final Patience patience;
    private final FlowTable table;

    public OrderFlow(Ids ids, Patience patience) {
        this(ids, patience, Caution.DEFAULT);
    }

    OrderFlow(Ids ids, Patience patience, Caution caution) {
        this.ids = ids;
        this.patience = patience;
        this.table = table(new Captures(ids), new Refunds(ids), new Risks(caution));
    }

    private FlowTable table(Captures captures, Refunds refunds, Risks risks) {
        return new FlowTable(List.of(
                // while             when                       then
                row(AWAITING_STOCK, Reserved.class, this::askForPayment),
                row(AWAITING_STOCK, Rejected.class, this::cancelForShortage),
                row(PAYING, Authorized.class, risks::paid),
                row(PAYING, Declined.class, this::holdForAnotherAttempt),
                row(AWAITING_PAYMENT, ActionRequired.class, this::askShopper),
                row(PAYMENT_FAILED, Pay.class, this::tryAgain),
                row(UNCONFIRMED, DeadlinePassed.class, this::giveUp),
                row(HELD, DeadlinePassed.class, risks::waited),
                row(OPEN, Scored.class, risks::scored),
                row(OPEN, Suspected.class, risks::suspected),
                row(OPEN, Reviewed.class, risks::reviewed),
                row(CONFIRMED, Suspected.class, risks::suspectedLate),
                row(CONFIRMED, Reviewed.class, risks::reviewedLate),
                row(OPEN, Cancel.class, this::cancelAtOnce),
                row(CONFIRMED, Cancel.class, this::askToStop),
                row(CONFIRMED, CancelRest.class, Rests::ask),
                row(Phase.NOT_CONFIRMED, CancelRest.class, Rests::refuse),
                row(UNDER_WAY, RestStopped.class, Rests::stopped),
                row(STOPPING, OrderStopped.class, this::cancelStopped),
                row(STOPPING, StopRefused.class, this::goOn),
                row(UNDER_WAY, ShipmentCreated.class, this::noteShipment),
                row(UNDER_WAY, ShipmentDispatched.class, captures::ask),
                row(UNDER_WAY, ShipmentDelivered.class, this::noteDelivery),
                row(ANY, Captured.class, captures::note),
                row(ANY, CaptureFailed.class, captures::noteFailure),
                row(ANY, Refund.class, refunds::ask),
                row(ANY, Refunded.class, refunds::note),
                row(ANY, RefundFailed.class, refunds::noteFailure),
                row(ANY, RefundReturned.class, refunds::noteReturn),
                row(CANCELLED, Authorized.class, LateMoney::noteAuthorization),
                row(HELD, Voided.class, LateMoney::lose),
                row(CONFIRMED, Voided.class, LateMoney::lose),
                row(STOPPING, Voided.class, LateMoney::noteVoid),
                row(CANCELLED, Voided.class, LateMoney::noteVoid)));
    }

    /** Names for what orders begins. */
    public interface Ids {
        PaymentId payment();

        CaptureId capture();

        RefundId refund();
    }

    /** The row before all others: a completed cart becomes an order. */
    public Moved place(Completed completed, Instant placedAt, Instant now) {
        OrderDetails order = new OrderDetails(completed.orderId(), completed.cart(), placedAt);
        Progress begun = Progress.begin(Attempt.with(completed.payment()), now.plus(patience.decision()), now);
        return said(new OrderState(order, begun), List.of(new OrderEvent.Placed(order)), now);
    }

    /** What follows from another domain's event. */
    public Decision on(OrderState state, Event event, Instant now) {
        return decide(state, event, now);
    }

    /** What follows from a command or the order's timer. */
    public Decision on(OrderState state, OrderCommand command, Instant now) {
        return decide(state, command, now);
    }

    private Decision decide(OrderState before, Object happening, Instant now) {
        Decision decision = table.decide(before, happening, now);
        return decision instanceof Moved moved ? told(before, moved, now) : decision;
    }

    /** People who watch learn of every change of status, if not by an event of its own then by a general one. */
    private static Moved told(OrderState before, Moved moved, Instant now) {
        OrderState after = moved.state();
        boolean silent = moved.events().stream().noneMatch(e -> TELLING.contains(e.getClass()))
                && (before.status() != after.status() || before.paymentStatus() != after.paymentStatus());
        OrderEvent news = new OrderEvent.Progressed(after.id(), after.status(), after.paymentStatus());
        return said(after, silent ? and(moved.events(), news) : moved.events(), now);
    }

    private Decision askForPayment(OrderState s, Reserved e, Instant now) {
        return request(s, s.progress().payment());
    }

    private Decision cancelForShortage(OrderState s, Rejected e, Instant now) {
        return cancel(s, CancelReason.INSUFFICIENT_STOCK, List.of(), e.shortages());
    }

    private Decision holdForAnotherAttempt(OrderState s, Declined e, Instant now) {
        Attempt attempt = s.progress().payment();
        if (!attempt.is(e.paymentId())) {
            return UNCHANGED;
        }
        Instant until = attempt.heldUntil() == null ? now.plus(patience.hold()) : attempt.heldUntil();
        Progress held = s.progress()
                .in(PAYMENT_FAILED)
                .with(attempt.declined(e.code(), until))
                .until(until);
        return moved(
                s.with(held), new OrderEvent.PaymentFailed(s.id(), e.paymentId(), attempt.number(), e.code(), until));
    }

    private Decision askShopper(OrderState s, ActionRequired e, Instant now) {
        if (!s.progress().payment().is(e.paymentId())) {
            return UNCHANGED;
        }
        Attempt attempt = s.progress().payment().needs(e.nextAction());
        return moved(
                s.with(s.progress().in(AWAITING_ACTION).with(attempt)),
                new OrderEvent.PaymentActionRequired(s.id(), e.paymentId(), e.nextAction()));
    }

    private Decision tryAgain(OrderState s, Pay command, Instant now) {
        Attempt declined = s.progress().payment();
        if (declined.sameMethod(command.method())) {
            return UNCHANGED;
        }
        Progress waiting = s.progress().until(now.plus(patience.decision()));
        return request(s.with(waiting), declined.again(command.method()));
    }

    private Decision giveUp(OrderState s, DeadlinePassed timer, Instant now) {
        Instant deadline = s.progress().deadline();
        if (deadline == null || now.isBefore(deadline)) {
            return UNCHANGED;
        }
        boolean declined = s.progress().phase() == PAYMENT_FAILED;
        return cancel(s, declined ? CancelReason.PAYMENT_EXPIRED : CancelReason.TIMED_OUT, s.unshipped(), List.of());
    }

    private Decision cancelAtOnce(OrderState s, Cancel command, Instant now) {
        return cancel(s, command.reason(), s.unshipped(), List.of());
    }

    private Decision askToStop(OrderState s, Cancel command, Instant now) {
        if (s.hasDispatched()) {
            return new Refused(OrderError.ORDER_NOT_CANCELLABLE, "Something of the order has been dispatched.");
        }
        if (s.progress().takenOver() != null) {
            return new Refused(OrderError.ORDER_NOT_CANCELLABLE, "The order was handled by another system.");
        }
        return stop(s, command.reason());
    }

    static Decision stop(OrderState s, CancelReason reason) {
        return moved(s.with(s.progress().stopping(reason)), new OrderEvent.CancelRequested(s.id(), reason));
    }

    private Decision cancelStopped(OrderState s, OrderStopped e, Instant now) {
        CancelReason reason = Objects.requireNonNull(s.progress().cancelling(), "a stopping order has a reason");
        return cancel(s.with(s.progress().stopped(e.shipments())), reason, s.unshipped(), List.of());
    }

    private Decision goOn(OrderState s, StopRefused e, Instant now) {
        String detail = "Dispatched already: " + e.dispatched();
        return moved(s.with(s.progress().goingOn()), new OrderEvent.CancelRefused(s.id(), detail));
    }

    private Decision noteShipment(OrderState s, ShipmentCreated e, Instant now) {
        return s.shipment(e.shipmentId()).isPresent()
                ? UNCHANGED
                : moved(s.with(s.progress().with(Shipment.created(e))));
    }

    private Decision noteDelivery(OrderState s, ShipmentDelivered e, Instant now) {
        return s.shipment(e.shipmentId())
                .filter(shipment -> shipment.deliveredAt() == null)
                .map(shipment -> moved(s.with(s.progress().with(shipment.delivered(e.deliveredAt())))))
                .orElse(UNCHANGED);
    }

    private Decision request(OrderState s, Attempt attempt) {
        PaymentMethod method = Objects.requireNonNull(attempt.method(), "a method is kept until payment is asked for");
        Attempt asked = attempt.asked(ids.payment());
        return moved(
                s.with(s.progress().in(AWAITING_PAYMENT).with(asked)),
                new OrderEvent.PaymentRequested(
                        s.id(),
                        asked.paymentId(),
                        asked.number(),
                        s.total(),
                        method,
                        s.cart().email()));
    }

    static Decision cancel(OrderState s, CancelReason reason, List<Quantity> release, List<Shortage> shortages) {
        PaymentId attempt = s.progress().payment().id();
        return moved(
                s.with(s.progress().cancelled(reason, shortages)),
                new OrderEvent.Cancelled(s.id(), s.cart().cartId(), reason, release, shortages, attempt));
    }

    private static Moved said(OrderState state, List<OrderEvent> events, Instant now) {
        return new Moved(state.with(state.progress().counted(events.size(), now)), events);
    }

    private static List<OrderEvent> and(List<OrderEvent> events, OrderEvent last) {
        return Stream.concat(events.stream(), Stream.of(last)).toList();
    }

    private static <H> Row<H> row(Phase phase, Class<H> happening, Step<H> step) {
        return row(Set.of(phase), happening, step);
    }

    private static <H> Row<H> row(Set<Phase> phases, Class<H> happening, Step<H> step) {
        return new Row<>(phases, happening, step);
    }
}
