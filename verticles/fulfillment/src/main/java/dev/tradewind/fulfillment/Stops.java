package dev.tradewind.fulfillment;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.OrderStopped;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.RestStopped;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.StopRefused;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderEvent.CancelRequested;
import dev.tradewind.contracts.orders.OrderEvent.RestCancelRequested;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Answers whoever asks that an order, or what has not left of it, be stopped. Under the order's lock, so that
 * dispatching and stopping never both win.
 */
final class Stops {
    private final FulfillmentStore store;
    private final ShipmentStore shipments;
    private final Moves moves;

    Stops(FulfillmentStore store, ShipmentStore shipments, Moves moves) {
        this.store = store;
        this.shipments = shipments;
        this.moves = moves;
    }

    Future<Outcome> on(Batch<OrderEvent> batch, Tx tx) {
        List<Received<OrderEvent>> asked =
                batch.events().stream().filter(e -> asks(e.event())).toList();
        if (asked.isEmpty()) {
            return Future.succeededFuture(Outcome.DONE);
        }
        List<OrderId> ids = asked.stream().map(e -> order(e.event())).toList();
        return store.lockOrders(tx, ids).compose(locked -> {
            List<OrderId> unknown = ids.stream().filter(id -> !locked.has(id)).toList();
            return unknown.isEmpty()
                    ? shipments.shipmentsOf(tx, ids).compose(found -> decide(asked, found, locked, tx))
                    : Future.succeededFuture(new Outcome.Park("never confirmed: " + unknown));
        });
    }

    private Future<Outcome> decide(
            List<Received<OrderEvent>> asked, List<ShipmentView> found, LockedOrders locked, Tx tx) {
        Shelf shelf = new Shelf(found);
        List<OrderId> stopped = new ArrayList<>();
        List<ShipmentId> cancelled = new ArrayList<>();
        List<Outgoing<FulfillmentEvent>> outgoing = new ArrayList<>();
        for (Received<OrderEvent> received : asked) {
            FulfillmentEvent answer = shelf.answer(received.event());
            if (answer instanceof OrderStopped whole) {
                stopped.add(whole.orderId());
            } else if (answer instanceof RestStopped rest) {
                cancelled.addAll(rest.shipments());
            }
            outgoing.add(Moves.event(answer, order(received.event()), locked).causedBy(received.envelope()));
        }
        return store.stop(tx, stopped)
                .compose(done -> store.stopShipments(tx, cancelled))
                .compose(done -> moves.tell(tx, locked, outgoing))
                .map(Outcome.DONE);
    }

    /** The shipments of some orders as they are after what was decided before. */
    private static final class Shelf {
        private final Map<ShipmentId, Standing> standing = new LinkedHashMap<>();

        private record Standing(ShipmentView view, Shipping.Shipment shipment) {}

        Shelf(List<ShipmentView> views) {
            views.forEach(v -> standing.put(
                    v.id(), new Standing(v, new Shipping.Shipment(v.id(), v.status(), v.trackingNumber(), v.lines()))));
        }

        FulfillmentEvent answer(OrderEvent asked) {
            return switch (asked) {
                case CancelRequested whole -> stop(whole.orderId());
                case RestCancelRequested rest -> stopRest(rest);
                default -> throw new IllegalArgumentException("asks for nothing: " + asked);
            };
        }

        private FulfillmentEvent stop(OrderId order) {
            return switch (Shipping.stop(shipments(v -> v.orderId().equals(order)))) {
                case Shipping.Stopping.Stopped stopped -> {
                    stopped.shipments().forEach(this::cancel);
                    yield new OrderStopped(order, stopped.shipments());
                }
                case Shipping.Stopping.Refused refused -> new StopRefused(order, refused.dispatched());
            };
        }

        private FulfillmentEvent stopRest(RestCancelRequested asked) {
            List<ShipmentId> stopped =
                    Shipping.stopRest(shipments(v -> v.orderId().equals(asked.orderId())
                            && (asked.merchantId() == null || asked.merchantId().equals(v.merchantId()))));
            stopped.forEach(this::cancel);
            return new RestStopped(asked.orderId(), asked.reason(), stopped);
        }

        private List<Shipping.Shipment> shipments(Predicate<ShipmentView> which) {
            return standing.values().stream()
                    .filter(s -> which.test(s.view()))
                    .map(Standing::shipment)
                    .toList();
        }

        private void cancel(ShipmentId id) {
            standing.computeIfPresent(
                    id,
                    (same, s) -> new Standing(
                            s.view(),
                            new Shipping.Shipment(
                                    id,
                                    ShipmentStatus.CANCELLED,
                                    s.shipment().trackingNumber(),
                                    s.shipment().lines())));
        }
    }

    private static boolean asks(OrderEvent event) {
        return event instanceof CancelRequested || event instanceof RestCancelRequested;
    }

    private static OrderId order(OrderEvent event) {
        return switch (event) {
            case CancelRequested whole -> whole.orderId();
            case RestCancelRequested rest -> rest.orderId();
            default -> throw new IllegalArgumentException("asks for nothing: " + event);
        };
    }
}
