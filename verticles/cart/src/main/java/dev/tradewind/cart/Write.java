package dev.tradewind.cart;

import dev.tradewind.contracts.cart.CartEvent;

/** A change of a cart as it is written: on the condition that the cart's version is still the one before. */
sealed interface Write {
    Cart after();

    /** A line is new or has changed. */
    record PutLine(Cart after, Line line, CartEvent event) implements Write {}

    record DropLine(Cart after, Line line, CartEvent event) implements Write {}

    record SaveDetails(Cart after) implements Write {}
}
