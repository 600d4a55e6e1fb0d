package dev.tradewind.inventory;

import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.inventory.StockLevel;
import dev.tradewind.contracts.inventory.StockReceipts;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about some offers and orders, opened under the offers' locks. Events are entered one by one; what
 * has changed and what is to be told is written down at the end.
 */
public final class Books {
    private final Stock stock;
    private final Map<OfferId, Long> offerEvents;
    private final Map<OrderId, Decision> decisions = new LinkedHashMap<>();
    private final Set<OrderId> changed = new LinkedHashSet<>();
    private final Set<ShipmentId> shipments;
    private final List<Departed> departed = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    /**
     * Something to be told.
     *
     * @param sequence counts the subject's events from 1
     * @param cause null for the level of an offer, which sums up all that the batch did to it, and for what was
     * commanded
     */
    public record Told(InventoryEvent event, Id subject, long sequence, @Nullable EventEnvelope cause) {}

    /** @param offerEvents how many events have been told about each offer that is open here */
    public Books(Stock stock, Map<OfferId, Long> offerEvents, List<Decision> decisions, Set<ShipmentId> shipments) {
        this.stock = stock;
        this.offerEvents = new TreeMap<>(Comparator.comparing(OfferId::value));
        this.offerEvents.putAll(offerEvents);
        decisions.forEach(d -> this.decisions.put(d.orderId(), d));
        this.shipments = new HashSet<>(shipments);
    }

    public Stock stock() {
        return stock;
    }

    /** The first decision on an order stands, however often it is placed. */
    public void enter(EventEnvelope cause, OrderEvent.Placed placed) {
        OrderId order = placed.order().orderId();
        if (decisions.containsKey(order)) {
            return;
        }
        switch (stock.reserve(order, demand(placed.order()))) {
            case Verdict.Reserved yes -> {
                put(Decision.none(order).reserving(true));
                tell(order, new InventoryEvent.Reserved(order, yes.lines()), cause);
            }
            case Verdict.Rejected no -> {
                put(Decision.none(order));
                tell(order, new InventoryEvent.Rejected(order, no.shortages()), cause);
            }
        }
    }

    /**
     * Also remembers the cancellation of an order that was never decided: should it still be placed, nothing is
     * reserved.
     */
    public void enter(EventEnvelope cause, OrderEvent.Cancelled cancelled) {
        OrderId order = cancelled.orderId();
        Decision before = decisions.getOrDefault(order, Decision.none(order));
        if (before.cancelled()) {
            return;
        }
        put(before.cancelling());
        List<Quantity> lines = stock.release(order, sum(cancelled.release()));
        if (!lines.isEmpty()) {
            tell(order, new InventoryEvent.Released(order, lines), cause);
        }
    }

    /** A shipment that will never leave frees its pieces once; it is noted with those that have left. */
    public void enter(EventEnvelope cause, OrderEvent.RestCancelled cancelled) {
        OrderId order = cancelled.orderId();
        if (!decisions.containsKey(order)) {
            return;
        }
        for (OrderEvent.Part part : cancelled.parts()) {
            if (shipments.add(part.shipmentId())) {
                departed.add(new Departed(part.shipmentId(), order, 0));
                List<Quantity> lines = stock.release(order, sum(part.release()));
                if (!lines.isEmpty()) {
                    tell(order, new InventoryEvent.Released(order, lines), cause);
                }
            }
        }
    }

    /**
     * The order is over or does not exist: whatever it still holds is free again, and it will get nothing more. False
     * when it held nothing.
     */
    public boolean releaseAll(OrderId order) {
        List<Quantity> lines = stock.releaseAll(order);
        if (!lines.isEmpty()) {
            put(decisions.getOrDefault(order, Decision.none(order)).cancelling());
            tell(order, new InventoryEvent.Released(order, lines), null);
        }
        return !lines.isEmpty();
    }

    /**
     * A shipment leaves once. Orders that were not decided here, such as imported ones, have no pieces in this stock.
     */
    public void enter(EventEnvelope cause, FulfillmentEvent.ShipmentDispatched dispatched) {
        OrderId order = dispatched.orderId();
        if (!decisions.containsKey(order) || !shipments.add(dispatched.shipmentId())) {
            return;
        }
        Departure departure = stock.ship(order, sum(dispatched));
        departed.add(new Departed(dispatched.shipmentId(), order, departure.missing()));
        if (!departure.lines().isEmpty()) {
            tell(order, new InventoryEvent.Shipped(order, dispatched.shipmentId(), departure.lines()), cause);
        }
    }

    /** Always possible: more pieces never break a promise. */
    public void receive(StockReceipts.Receipt receipt, LocationId location) {
        boolean moved = stock.move(new Movement(
                receipt.offerId(), location, Movement.Kind.RECEIVE, receipt.quantity(), receipt.externalRef(), null));
        if (!moved) {
            throw new IllegalStateException("a receipt was refused");
        }
    }

    /** What is to be told: decisions in order, then the new level of each offer that was touched. */
    public List<Told> told() {
        List<Told> all = new ArrayList<>(told);
        touched().forEach(offer -> {
            StockLevel now = Levels.of(offer, stock.shelves(offer));
            InventoryEvent changed =
                    new InventoryEvent.StockChanged(offer, now.onHand(), now.reserved(), now.available());
            all.add(new Told(changed, offer, offerEvents.getOrDefault(offer, 0L) + 1, null));
        });
        return all;
    }

    /** Offers whose stock was touched, in the order of their ids. */
    public List<OfferId> touched() {
        Set<OfferId> offers = new TreeSet<>(Comparator.comparing(OfferId::value));
        stock.changedShelves().forEach(shelf -> offers.add(shelf.offerId()));
        return List.copyOf(offers);
    }

    public List<Decision> changedDecisions() {
        return changed.stream().map(decisions::get).toList();
    }

    public List<Departed> departed() {
        return List.copyOf(departed);
    }

    static Map<OfferId, Long> demand(OrderDetails order) {
        Map<OfferId, Long> demand = new LinkedHashMap<>();
        order.cart().merchants().stream()
                .flatMap(m -> m.lines().stream())
                .forEach(line -> demand.merge(line.offerId(), line.quantity(), Long::sum));
        return demand;
    }

    private static Map<OfferId, Long> sum(FulfillmentEvent.ShipmentDispatched dispatched) {
        Map<OfferId, Long> pieces = new LinkedHashMap<>();
        for (ShipmentLine line : dispatched.lines()) {
            pieces.merge(line.offerId(), line.quantity(), Long::sum);
        }
        return pieces;
    }

    private static Map<OfferId, Long> sum(List<Quantity> quantities) {
        Map<OfferId, Long> pieces = new LinkedHashMap<>();
        quantities.forEach(q -> pieces.merge(q.offerId(), q.pieces(), Long::sum));
        return pieces;
    }

    private void put(Decision decision) {
        decisions.put(decision.orderId(), decision);
        changed.add(decision.orderId());
    }

    private void tell(OrderId order, InventoryEvent event, @Nullable EventEnvelope cause) {
        Decision decision = decisions.getOrDefault(order, Decision.none(order)).telling();
        put(decision);
        told.add(new Told(event, order, decision.events(), cause));
    }
}
