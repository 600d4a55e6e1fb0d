package dev.tradewind.operations;

/** What is counted. */
enum Measure {
    VIEWED,
    CART_OPENED,
    CHECKED_OUT,
    CONFIRMED,
    GIVEN_UP,
    DISPATCHED,
    DELIVERED
}
