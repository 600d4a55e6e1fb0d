package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.util.List;

/** What happens to stock and reservations. */
public sealed interface InventoryEvent extends Event {
    String FEED = "inventory";
    EventTypes<InventoryEvent> TYPES = EventTypes.of(FEED, InventoryEvent.class);

    /** Subject: the offer. How much of it there is now, over all locations. */
    record StockChanged(OfferId offerId, long onHand, long reserved, long available) implements InventoryEvent {}

    /** Subject: the order. All its lines are reserved. */
    record Reserved(OrderId orderId, List<Quantity> lines) implements InventoryEvent {}

    /** Subject: the order. Nothing is reserved, because these offers are short. */
    record Rejected(OrderId orderId, List<Shortage> shortages) implements InventoryEvent {}

    /** Subject: the order. What was still reserved and not shipped is free again. */
    record Released(OrderId orderId, List<Quantity> lines) implements InventoryEvent {}

    /** Subject: the order. These pieces have left. */
    record Shipped(OrderId orderId, ShipmentId shipmentId, List<Quantity> lines) implements InventoryEvent {}
}
