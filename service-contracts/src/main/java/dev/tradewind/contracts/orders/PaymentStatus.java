package dev.tradewind.contracts.orders;

/** Where an order's money is. */
public enum PaymentStatus {
    PENDING,
    DECLINED,
    AUTHORIZED,
    PARTIALLY_CAPTURED,
    CAPTURED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    VOIDED
}
