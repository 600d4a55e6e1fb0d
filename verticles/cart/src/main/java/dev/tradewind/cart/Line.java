package dev.tradewind.cart;

import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.OfferId;

/**
 * Pieces of one offer in a cart.
 *
 * @param shownMinor the unit price that the shopper saw last, in the cart's currency
 * @param since the cart's version that brought the line; lines are shown in this order
 */
record Line(LineId id, OfferId offerId, long quantity, long shownMinor, long since) {
    Line with(long newQuantity, long nowShownMinor) {
        return new Line(id, offerId, newQuantity, nowShownMinor, since);
    }
}
