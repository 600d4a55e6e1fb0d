package dev.tradewind.inventory;

import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;

/** What one order holds of one shelf: pieces promised, and how many of them have been shipped or released since. */
public record Hold(OrderId orderId, OfferId offerId, LocationId locationId, long pieces, long shipped, long released) {
    static Hold on(Shelf shelf, OrderId order, long pieces) {
        return new Hold(order, shelf.offerId(), shelf.locationId(), pieces, 0, 0);
    }

    long open() {
        return pieces - shipped - released;
    }

    Hold shipping(long more) {
        return new Hold(orderId, offerId, locationId, pieces, shipped + more, released);
    }

    Hold releasing(long more) {
        return new Hold(orderId, offerId, locationId, pieces, shipped, released + more);
    }
}
