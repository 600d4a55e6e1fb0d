package dev.tradewind.fulfillment;

import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fulfillment.Dispatch;
import dev.tradewind.contracts.fulfillment.FulfillmentError;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentPage;
import dev.tradewind.contracts.fulfillment.ShipmentQuery;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Each command locks its order, decides by the rules, and writes shipment and events in one transaction. */
final class Fulfillment implements FulfillmentService {
    private final Idempotency idempotency;
    private final FulfillmentStore store;
    private final ShipmentStore shipments;
    private final Moves moves;

    Fulfillment(Idempotency idempotency, FulfillmentStore store, ShipmentStore shipments, Moves moves) {
        this.idempotency = idempotency;
        this.store = store;
        this.shipments = shipments;
        this.moves = moves;
    }

    @Override
    public Future<ShipmentPage> shipments(ShipmentQuery query) {
        return shipments.page(query);
    }

    @Override
    public Future<ShipmentView> shipment(ShipmentId id) {
        return shipments.shipment(id).compose(found -> theOne(id, found));
    }

    @Override
    public Future<ShipmentView> dispatch(ShipmentId id, Dispatch dispatch, CallContext context) {
        return idempotency.once(context, ShipmentView.class, tx -> locked(tx, id, context.actor())
                .compose(locked -> depart(tx, locked, dispatch, context))
                .compose(done -> reread(tx, id)));
    }

    @Override
    public Future<ShipmentView> deliver(ShipmentId id, CallContext context) {
        return idempotency.once(context, ShipmentView.class, tx -> locked(tx, id, context.actor())
                .compose(locked -> arrive(tx, locked, context))
                .compose(done -> reread(tx, id)));
    }

    @Override
    public Future<Audit> audit() {
        return shipments.audit();
    }

    private Future<Void> depart(Tx tx, Locked locked, Dispatch dispatch, CallContext context) {
        ShipmentView shipment = locked.shipment();
        return switch (Shipping.dispatch(locked.rules(), dispatch)) {
            case Shipping.Departure.Departed departed ->
                moves.depart(tx, locked.orders(), List.of(leaving(shipment, departed, dispatch)), causedBy(context));
            case Shipping.Departure.Repeated repeated -> Future.succeededFuture();
            case Shipping.Departure.NotPending not ->
                Future.failedFuture(Fault.of(
                        FulfillmentError.SHIPMENT_NOT_PENDING,
                        "The shipment is " + Names.snake(not.status().name()) + "."));
            case Shipping.Departure.InvalidLine line ->
                Future.failedFuture(Fault.of(
                        FulfillmentError.INVALID_LINES,
                        "These lines cannot leave.",
                        new Fault.Item("/lines/" + line.index(), "invalid_line", line.problem())));
        };
    }

    private Future<Void> arrive(Tx tx, Locked locked, CallContext context) {
        return switch (Shipping.deliver(locked.rules())) {
            case ARRIVED -> moves.arrive(tx, locked.orders(), List.of(locked.shipment()), causedBy(context));
            case REPEATED -> Future.succeededFuture();
            case NOT_DISPATCHED ->
                Future.failedFuture(Fault.of(
                        FulfillmentError.SHIPMENT_NOT_DISPATCHED,
                        "The shipment is "
                                + Names.snake(locked.shipment().status().name()) + "."));
        };
    }

    private static Leaving leaving(ShipmentView shipment, Shipping.Departure.Departed departed, Dispatch dispatch) {
        Instant now = Times.now();
        List<ShipmentLine> rest = departed.rest();
        return new Leaving(
                shipment,
                departed.lines(),
                rest.isEmpty() ? null : Leaving.restOf(shipment, rest, now),
                dispatch.carrier(),
                dispatch.trackingNumber(),
                now);
    }

    /** The shipment as it stands under its order's lock, for one who may move it. */
    private Future<Locked> locked(Tx tx, ShipmentId id, Actor actor) {
        return store.lockOrdersOf(tx, List.of(id)).compose(orders -> reread(tx, id)
                .compose(shipment -> maySee(actor, shipment)
                        ? Future.succeededFuture(new Locked(orders, shipment))
                        : Future.failedFuture(Fault.notFound(id))));
    }

    private Future<ShipmentView> reread(Tx tx, ShipmentId id) {
        return shipments.shipments(tx, List.of(id)).compose(found -> theOne(id, found));
    }

    private static Future<ShipmentView> theOne(ShipmentId id, List<ShipmentView> found) {
        return found.isEmpty() ? Future.failedFuture(Fault.notFound(id)) : Future.succeededFuture(found.getFirst());
    }

    private static boolean maySee(Actor actor, ShipmentView shipment) {
        return actor.merchantId() == null || actor.merchantId().equals(shipment.merchantId());
    }

    private static UnaryOperator<Outgoing<FulfillmentEvent>> causedBy(CallContext context) {
        return event -> event.in(context);
    }

    private record Locked(LockedOrders orders, ShipmentView shipment) {
        Shipping.Shipment rules() {
            return new Shipping.Shipment(shipment.id(), shipment.status(), shipment.trackingNumber(), shipment.lines());
        }
    }
}
