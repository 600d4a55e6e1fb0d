package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.inventory.StockReceipts.Receipt;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.inventory.Books;
import dev.tradewind.inventory.Decision;
import dev.tradewind.inventory.Departed;
import dev.tradewind.inventory.Hold;
import dev.tradewind.inventory.Movement;
import dev.tradewind.inventory.Shelf;
import dev.tradewind.inventory.Stock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Inventory: its real books, opened on tables in memory. */
class InventoryNode extends Node {
    private static final List<LocationId> LOCATIONS = List.of(new LocationId("loc_1"), new LocationId("loc_2"));

    private final Map<Place, Shelf> shelves = new LinkedHashMap<>();
    private final Map<HoldKey, Hold> holds = new LinkedHashMap<>();
    private final Map<OfferId, Long> offerEvents = new LinkedHashMap<>();
    private final Map<OrderId, Decision> decisions = new LinkedHashMap<>();
    private final Set<ShipmentId> shipments = new LinkedHashSet<>();
    private final Map<Place, Long> moved = new LinkedHashMap<>();

    private record Place(OfferId offer, LocationId location) {}

    private record HoldKey(OrderId order, Place place) {}

    InventoryNode(World world) {
        super(world, "inventory");
    }

    void begin() {
        follow(world.orderFeed(), this::onOrders);
        follow(world.fulfillmentFeed(), this::onFulfillment);
        alwaysHolds(this::stockAddsUp);
    }

    /** Pieces at one of two locations. */
    void receive(OfferId offer, long pieces) {
        durably(0, tx -> {
            Books books = open();
            books.receive(new Receipt(offer, pieces, "first"), world.dice().oneOf(LOCATIONS));
            save(books, tx);
        });
    }

    Collection<Hold> holds() {
        return holds.values();
    }

    long shipped(OrderId order) {
        return holds.values().stream()
                .filter(h -> h.orderId().equals(order))
                .mapToLong(Hold::shipped)
                .sum();
    }

    /** What is known of orders, so that a test can forget it. */
    protected List<Decision> known() {
        return List.copyOf(decisions.values());
    }

    private void onOrders(List<Feed.Entry<OrderEvent>> batch, Writes tx) {
        Books books = open();
        for (Feed.Entry<OrderEvent> entry : batch) {
            switch (entry.event()) {
                case OrderEvent.Placed placed -> books.enter(entry.envelope(), placed);
                case OrderEvent.Cancelled cancelled -> books.enter(entry.envelope(), cancelled);
                case OrderEvent.RestCancelled partly -> books.enter(entry.envelope(), partly);
                default -> {}
            }
        }
        save(books, tx);
    }

    private void onFulfillment(List<Feed.Entry<FulfillmentEvent>> batch, Writes tx) {
        Books books = open();
        for (Feed.Entry<FulfillmentEvent> entry : batch) {
            if (entry.event() instanceof ShipmentDispatched dispatched) {
                books.enter(entry.envelope(), dispatched);
            }
        }
        save(books, tx);
    }

    private Books open() {
        return new Books(
                new Stock(List.copyOf(shelves.values()), List.copyOf(holds.values())), offerEvents, known(), shipments);
    }

    private void save(Books books, Writes tx) {
        books.touched().forEach(offer -> tx.write(() -> offerEvents.merge(offer, 1L, Long::sum)));
        books.stock().changedShelves().forEach(s -> tx.write(() -> shelves.put(place(s), s)));
        books.stock().changedHolds().forEach(h -> tx.write(() -> holds.put(new HoldKey(h.orderId(), place(h)), h)));
        books.stock().movements().forEach(m -> tx.write(() -> moved.merge(place(m), m.pieces(), Long::sum)));
        books.changedDecisions().forEach(d -> tx.write(() -> decisions.put(d.orderId(), d)));
        books.departed().forEach(d -> tx.write(() -> depart(d)));
        for (Books.Told told : books.told()) {
            OrderId order = told.subject() instanceof OrderId id ? id : World.NO_ORDER;
            tx.append(
                    world.inventoryFeed(),
                    new Writes.News<>(told.event(), told.subject(), told.sequence(), order, told.cause()));
        }
    }

    private void depart(Departed departed) {
        shipments.add(departed.shipmentId());
        if (departed.missing() > 0) {
            throw new Violation(
                    1,
                    departed.orderId().value(),
                    departed.shipmentId() + " left with " + departed.missing() + " pieces that were not in stock");
        }
    }

    private void stockAddsUp() {
        Map<Place, Long> open = new LinkedHashMap<>();
        holds.values().forEach(h -> open.merge(place(h), h.pieces() - h.shipped() - h.released(), Long::sum));
        for (Map.Entry<Place, Shelf> entry : shelves.entrySet()) {
            Shelf shelf = entry.getValue();
            long reserved = open.getOrDefault(entry.getKey(), 0L);
            long received = Objects.requireNonNullElse(moved.get(entry.getKey()), 0L);
            if (shelf.reserved() != reserved
                    || shelf.onHand() != received
                    || shelf.reserved() < 0
                    || shelf.reserved() > shelf.onHand()) {
                throw new Violation(
                        1,
                        null,
                        "on hand " + shelf.onHand() + " = moved " + received + ", 0 ≤ reserved " + shelf.reserved()
                                + " = held by orders " + reserved + " ≤ on hand does not hold for " + shelf.offerId());
            }
        }
    }

    private static Place place(Shelf shelf) {
        return new Place(shelf.offerId(), shelf.locationId());
    }

    private static Place place(Hold hold) {
        return new Place(hold.offerId(), hold.locationId());
    }

    private static Place place(Movement movement) {
        return new Place(movement.offerId(), movement.locationId());
    }
}
