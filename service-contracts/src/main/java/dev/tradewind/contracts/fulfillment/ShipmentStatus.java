package dev.tradewind.contracts.fulfillment;

/** Where a shipment is. */
public enum ShipmentStatus {
    PENDING,
    DISPATCHED,
    DELIVERED,
    CANCELLED
}
