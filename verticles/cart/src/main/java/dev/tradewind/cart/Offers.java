package dev.tradewind.cart;

import dev.tradewind.contracts.shared.OfferId;

/** The offers of a cart's lines, all of them. */
@FunctionalInterface
interface Offers {
    /** @throws IllegalStateException when this is none of them */
    Offer of(OfferId id);
}
