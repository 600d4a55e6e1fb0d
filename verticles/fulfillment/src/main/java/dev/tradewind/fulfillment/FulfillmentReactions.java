package dev.tradewind.fulfillment;

import static java.util.stream.Collectors.toMap;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderEvent.Confirmed;
import dev.tradewind.contracts.orders.OrderEvent.Imported;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What fulfillment does about orders. Within a batch an order is confirmed before it is stopped, as in its log. */
final class FulfillmentReactions {
    private final FulfillmentStore store;
    private final Moves moves;
    private final Stops stops;

    FulfillmentReactions(FulfillmentStore store, ShipmentStore shipments, Moves moves) {
        this.store = store;
        this.moves = moves;
        this.stops = new Stops(store, shipments, moves);
    }

    Future<Outcome> on(Batch<OrderEvent> batch, Tx tx) {
        return imported(batch.of(Imported.class), tx)
                .compose(done -> confirmed(batch.of(Confirmed.class), tx))
                .compose(done -> stops.on(batch, tx));
    }

    private Future<Void> imported(List<Received<Imported>> events, Tx tx) {
        List<NewOrder> orders =
                events.stream().map(e -> History.order(e.event().order())).toList();
        return orders.isEmpty()
                ? Future.succeededFuture()
                : store.insert(tx, orders).mapEmpty();
    }

    private Future<Void> confirmed(List<Received<Confirmed>> events, Tx tx) {
        if (events.isEmpty()) {
            return Future.succeededFuture();
        }
        Instant now = Times.now();
        List<NewOrder> orders =
                events.stream().map(e -> planned(e.event(), now)).toList();
        return store.insert(tx, orders)
                .compose(fresh -> fresh.isEmpty() ? Future.succeededFuture() : created(events, orders, fresh, tx));
    }

    private static NewOrder planned(Confirmed confirmed, Instant now) {
        OrderId id = confirmed.order().orderId();
        List<NewShipment> shipments = Shipping.plan(confirmed.order().cart()).stream()
                .map(planned -> NewShipment.pending(id, planned, now))
                .toList();
        return NewOrder.of(confirmed.order(), false, shipments);
    }

    private Future<Void> created(List<Received<Confirmed>> events, List<NewOrder> orders, Set<OrderId> fresh, Tx tx) {
        LockedOrders locked = new LockedOrders(fresh.stream().collect(toMap(OrderId::value, id -> 0L)));
        List<Outgoing<FulfillmentEvent>> outgoing = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            Received<Confirmed> cause = events.get(i);
            NewOrder order = orders.get(i);
            if (fresh.contains(order.id())) {
                order.shipments()
                        .forEach(s -> outgoing.add(
                                Moves.event(s.created(), order.id(), locked).causedBy(cause.envelope())));
            }
        }
        List<ShipmentId> ids = orders.stream()
                .filter(o -> fresh.contains(o.id()))
                .flatMap(o -> o.shipments().stream().map(NewShipment::id))
                .toList();
        return moves.tell(tx, locked, outgoing).compose(done -> moves.pilot(tx, Moves.AUTO_DISPATCH, ids));
    }
}
