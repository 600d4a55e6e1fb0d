package dev.tradewind.inventory;

import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;

/** An offer's pieces at one location, and how many of them are promised to orders. */
public record Shelf(OfferId offerId, LocationId locationId, long onHand, long reserved) {
    static Shelf empty(OfferId offer, LocationId location) {
        return new Shelf(offer, location, 0, 0);
    }

    long available() {
        return onHand - reserved;
    }

    Shelf holding(long pieces) {
        return new Shelf(offerId, locationId, onHand, reserved + pieces);
    }

    Shelf moved(long pieces) {
        return new Shelf(offerId, locationId, onHand + pieces, reserved);
    }
}
