package dev.tradewind.fulfillment;

import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tasks;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDelivered;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes what was decided about shipments together with its events and, where configured, the next step's timer. */
final class Moves {
    static final String AUTO_DISPATCH = "auto-dispatch";
    static final String AUTO_DELIVER = "auto-deliver";

    private final FulfillmentConfig config;
    private final FulfillmentStore store;
    private final EventLog<FulfillmentEvent> log;
    private final Tasks tasks;

    Moves(FulfillmentConfig config, FulfillmentStore store, EventLog<FulfillmentEvent> log, Tasks tasks) {
        this.config = config;
        this.store = store;
        this.log = log;
        this.tasks = tasks;
    }

    /** @param cause tells each event what it follows from */
    Future<Void> depart(
            Tx tx, LockedOrders orders, List<Leaving> leaving, UnaryOperator<Outgoing<FulfillmentEvent>> cause) {
        if (leaving.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Outgoing<FulfillmentEvent>> events = new ArrayList<>();
        for (Leaving left : leaving) {
            OrderId order = left.shipment().orderId();
            left.restStream().forEach(rest -> events.add(cause.apply(event(rest.created(), order, orders))));
            events.add(cause.apply(event(left.event(), order, orders)));
        }
        List<ShipmentId> rests = leaving.stream()
                .flatMap(Leaving::restStream)
                .map(NewShipment::id)
                .toList();
        List<ShipmentId> ids = leaving.stream().map(l -> l.shipment().id()).toList();
        return store.dispatch(tx, leaving)
                .compose(done -> tell(tx, orders, events))
                .compose(done -> pilot(tx, AUTO_DISPATCH, rests))
                .compose(done -> pilot(tx, AUTO_DELIVER, ids));
    }

    /** @param cause tells each event what it follows from */
    Future<Void> arrive(
            Tx tx, LockedOrders orders, List<ShipmentView> arriving, UnaryOperator<Outgoing<FulfillmentEvent>> cause) {
        if (arriving.isEmpty()) {
            return Future.succeededFuture();
        }
        Instant now = Times.now();
        List<Outgoing<FulfillmentEvent>> events = arriving.stream()
                .map(s -> event(new ShipmentDelivered(s.id(), s.orderId(), s.merchantId(), now), s.orderId(), orders))
                .map(cause)
                .toList();
        List<ShipmentId> ids = arriving.stream().map(ShipmentView::id).toList();
        return store.deliver(tx, ids, now).compose(done -> tell(tx, orders, events));
    }

    /** Appends events of locked orders and keeps their counters. */
    Future<Void> tell(Tx tx, LockedOrders orders, List<Outgoing<FulfillmentEvent>> events) {
        return events.isEmpty()
                ? Future.succeededFuture()
                : store.saveSequences(tx, orders).compose(done -> log.append(tx, events));
    }

    static Outgoing<FulfillmentEvent> event(FulfillmentEvent event, OrderId order, LockedOrders orders) {
        return Outgoing.of(event, order, orders.next(order)).correlatedWith(order);
    }

    /** Sets the timers of the next step, when the autopilot is on. */
    Future<Void> pilot(Tx tx, String kind, List<ShipmentId> shipments) {
        Duration delay = kind.equals(AUTO_DISPATCH) ? config.autoDispatch() : config.autoDeliver();
        if (delay.isZero() || shipments.isEmpty()) {
            return Future.succeededFuture();
        }
        Instant due = Times.now().plus(delay);
        return tasks.schedule(
                tx, shipments.stream().map(id -> Task.at(due, kind, id, "")).toList());
    }
}
