package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.fulfillment.Dispatch;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.OrderStopped;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.RestStopped;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentCreated;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDelivered;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.StopRefused;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderEvent.CancelRequested;
import dev.tradewind.contracts.orders.OrderEvent.Confirmed;
import dev.tradewind.contracts.orders.OrderEvent.RestCancelRequested;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.fulfillment.Shipping;
import dev.tradewind.fulfillment.Shipping.Arrival;
import dev.tradewind.fulfillment.Shipping.Departure.Departed;
import dev.tradewind.fulfillment.Shipping.Shipment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fulfillment: its real rules around tables in memory, and merchants who pack when they please. */
class FulfillmentNode extends Node {
    private final Map<ShipmentId, Parcel> parcels = new LinkedHashMap<>();
    private final Map<OrderId, Long> sequences = new LinkedHashMap<>();

    /** A shipment with whose it is. */
    record Parcel(OrderId order, MerchantId merchant, Shipment shipment) {
        Parcel now(Shipment changed) {
            return new Parcel(order, merchant, changed);
        }

        boolean hasLeft() {
            return shipment.status() == ShipmentStatus.DISPATCHED || shipment.status() == ShipmentStatus.DELIVERED;
        }
    }

    FulfillmentNode(World world) {
        super(world, "fulfillment");
    }

    void begin() {
        follow(world.orderFeed(), this::onOrders);
    }

    Stream<Parcel> parcels(OrderId order) {
        return parcels.values().stream().filter(p -> p.order().equals(order));
    }

    /** @param whole false to send a part only, where there are parts */
    boolean dispatch(ShipmentId id, boolean whole) {
        return transact(tx -> {
            Parcel parcel = parcels.get(id);
            if (parcel != null) {
                Dispatch dispatch = new Dispatch("carrier", "track_" + id.value(), whole ? null : part(parcel));
                if (Shipping.dispatch(parcel.shipment(), dispatch) instanceof Departed departed) {
                    depart(parcel, departed, dispatch, tx);
                }
            }
        });
    }

    boolean deliver(ShipmentId id) {
        return transact(tx -> {
            Parcel parcel = parcels.get(id);
            if (parcel != null && Shipping.deliver(parcel.shipment()) == Arrival.ARRIVED) {
                put(parcel.now(in(parcel.shipment(), ShipmentStatus.DELIVERED)), tx);
                Telling telling = new Telling(parcel.order(), null, tx);
                telling.say(new ShipmentDelivered(
                        id, parcel.order(), parcel.merchant(), world.agenda().now()));
                telling.end();
            }
        });
    }

    private List<Dispatch.Line> part(Parcel parcel) {
        List<ShipmentLine> lines = parcel.shipment().lines();
        return world.dice().some(lines, world.dice().between(1, lines.size())).stream()
                .map(l -> new Dispatch.Line(l.lineId(), world.dice().between(1L, l.quantity())))
                .toList();
    }

    private void depart(Parcel parcel, Departed departed, Dispatch dispatch, Writes tx) {
        Shipment shipment = parcel.shipment();
        Telling telling = new Telling(parcel.order(), null, tx);
        if (!departed.rest().isEmpty()) {
            telling.say(created(parcel.order(), parcel.merchant(), departed.rest(), tx));
        }
        put(
                parcel.now(new Shipment(
                        shipment.id(), ShipmentStatus.DISPATCHED, dispatch.trackingNumber(), departed.lines())),
                tx);
        telling.say(new ShipmentDispatched(
                shipment.id(),
                parcel.order(),
                parcel.merchant(),
                departed.lines(),
                dispatch.carrier(),
                dispatch.trackingNumber(),
                world.agenda().now()));
        telling.end();
    }

    private void onOrders(List<Feed.Entry<OrderEvent>> batch, Writes tx) {
        Map<OrderId, List<Parcel>> fresh = new LinkedHashMap<>();
        Map<OrderId, Telling> tellings = new LinkedHashMap<>();
        Map<ShipmentId, Parcel> stopped = new LinkedHashMap<>();
        for (Feed.Entry<OrderEvent> entry : batch) {
            switch (entry.event()) {
                case Confirmed confirmed -> {
                    OrderId order = confirmed.order().orderId();
                    if (!sequences.containsKey(order) && !fresh.containsKey(order)) {
                        Telling telling = tellings.computeIfAbsent(order, o -> new Telling(o, entry.envelope(), tx));
                        List<Parcel> parcels = new ArrayList<>();
                        for (Shipping.Planned planned :
                                Shipping.plan(confirmed.order().cart())) {
                            ShipmentCreated created = created(order, planned.merchantId(), planned.lines(), tx);
                            parcels.add(parcel(created));
                            telling.say(created);
                        }
                        fresh.put(order, parcels);
                    }
                }
                case CancelRequested request -> {
                    OrderId order = request.orderId();
                    Telling telling = tellings.computeIfAbsent(order, o -> new Telling(o, entry.envelope(), tx));
                    telling.say(stop(order, now(order, fresh, stopped), tx));
                }
                case RestCancelRequested request -> {
                    OrderId order = request.orderId();
                    Telling telling = tellings.computeIfAbsent(order, o -> new Telling(o, entry.envelope(), tx));
                    telling.say(stopRest(request, now(order, fresh, stopped), stopped, tx));
                }
                default -> {}
            }
        }
        tellings.values().forEach(Telling::end);
    }

    /** An order's parcels after what this transaction has done. */
    private List<Parcel> now(OrderId order, Map<OrderId, List<Parcel>> fresh, Map<ShipmentId, Parcel> stopped) {
        List<Parcel> known =
                fresh.containsKey(order) ? fresh.get(order) : parcels(order).toList();
        return known.stream()
                .map(p -> stopped.getOrDefault(p.shipment().id(), p))
                .toList();
    }

    private FulfillmentEvent stopRest(
            RestCancelRequested asked, List<Parcel> parcels, Map<ShipmentId, Parcel> stopped, Writes tx) {
        List<Parcel> meant = parcels.stream()
                .filter(p -> asked.merchantId() == null || asked.merchantId().equals(p.merchant()))
                .toList();
        List<ShipmentId> ids =
                Shipping.stopRest(meant.stream().map(Parcel::shipment).toList());
        meant.stream().filter(p -> ids.contains(p.shipment().id())).forEach(p -> {
            Parcel over = p.now(in(p.shipment(), ShipmentStatus.CANCELLED));
            stopped.put(over.shipment().id(), over);
            put(over, tx);
        });
        return new RestStopped(asked.orderId(), asked.reason(), ids);
    }

    private FulfillmentEvent stop(OrderId order, List<Parcel> parcels, Writes tx) {
        return switch (Shipping.stop(parcels.stream().map(Parcel::shipment).toList())) {
            case Shipping.Stopping.Stopped stopped -> {
                parcels.forEach(p -> put(p.now(in(p.shipment(), ShipmentStatus.CANCELLED)), tx));
                yield new OrderStopped(order, stopped.shipments());
            }
            case Shipping.Stopping.Refused refused -> new StopRefused(order, refused.dispatched());
        };
    }

    private ShipmentCreated created(OrderId order, MerchantId merchant, List<ShipmentLine> lines, Writes tx) {
        ShipmentCreated created = new ShipmentCreated(world.ids().shipment(), order, merchant, lines);
        put(parcel(created), tx);
        tx.write(() -> world.people().seesToShip(created.shipmentId()));
        return created;
    }

    private void put(Parcel parcel, Writes tx) {
        tx.write(() -> parcels.put(parcel.shipment().id(), parcel));
    }

    private static Parcel parcel(ShipmentCreated created) {
        return new Parcel(
                created.orderId(),
                created.merchantId(),
                new Shipment(created.shipmentId(), ShipmentStatus.PENDING, null, created.lines()));
    }

    private static Shipment in(Shipment shipment, ShipmentStatus status) {
        return new Shipment(shipment.id(), status, shipment.trackingNumber(), shipment.lines());
    }

    Optional<Parcel> parcel(ShipmentId id) {
        return Optional.ofNullable(parcels.get(id));
    }

    /** One order's events of one transaction. */
    private final class Telling {
        private final OrderId order;
        private final @Nullable EventEnvelope cause;
        private final Writes tx;
        private long sequence;

        Telling(OrderId order, @Nullable EventEnvelope cause, Writes tx) {
            this.order = order;
            this.cause = cause;
            this.tx = tx;
            this.sequence = sequences.getOrDefault(order, 0L);
        }

        void say(FulfillmentEvent event) {
            tx.append(world.fulfillmentFeed(), new Writes.News<>(event, order, ++sequence, order, cause));
        }

        void end() {
            long last = sequence;
            tx.write(() -> sequences.put(order, last));
        }
    }
}
