package dev.tradewind.contracts.orders;

/** How far an order or one merchant's part of it has come. */
public enum OrderStatus {
    PENDING,
    AWAITING_PAYMENT_ACTION,
    CONFIRMED,
    PARTIALLY_SHIPPED,
    SHIPPED,
    DELIVERED,
    CANCELLED
}
