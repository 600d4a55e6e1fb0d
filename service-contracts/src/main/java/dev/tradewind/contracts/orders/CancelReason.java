package dev.tradewind.contracts.orders;

/** Why an order was cancelled. */
public enum CancelReason {
    INSUFFICIENT_STOCK,
    PAYMENT_EXPIRED,
    REQUESTED_BY_CUSTOMER,
    REQUESTED_BY_STAFF,
    TIMED_OUT,
    SUSPECTED_FRAUD,
    IMPORTED
}
