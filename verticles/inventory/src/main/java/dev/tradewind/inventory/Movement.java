package dev.tradewind.inventory;

import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that came or went.
 *
 * @param pieces negative for what went
 * @param reference what it belongs to: the order that was shipped, the receipt's external reference
 */
public record Movement(
        OfferId offerId,
        LocationId locationId,
        Kind kind,
        long pieces,
        @Nullable String reference,
        @Nullable String reason) {
    public enum Kind {
        RECEIVE,
        ADJUST,
        COUNT,
        SHIP
    }
}
