package dev.tradewind.contracts.cart;

/** An open cart can be changed; a completed one has become an order. */
public enum CartStatus {
    OPEN,
    COMPLETED
}
