package dev.tradewind.cart;

/** A cart with what is known of its offers: everything that is needed to show it. */
record Shown(Cart cart, Offers offers) {}
