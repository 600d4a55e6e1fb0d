package dev.tradewind.inventory;

import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;

/**
 * A shipment that has left, or never will: nothing more becomes of its pieces.
 *
 * @param missing pieces of it that were not in stock
 */
public record Departed(ShipmentId shipmentId, OrderId orderId, long missing) {}
