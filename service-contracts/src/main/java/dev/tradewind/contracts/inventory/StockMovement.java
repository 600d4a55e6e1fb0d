package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.LocationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that came or went. Movements are never changed; their sum is what is on hand.
 *
 * @param pieces negative for what went
 * @param onHand at all locations, after it
 * @param reference what it belongs to: the order that was shipped, the receipt's external reference
 * @param actor the person or API key that did it, or {@code system}; null for what an order did
 */
public record StockMovement(
        String id,
        LocationId locationId,
        Kind kind,
        long pieces,
        long onHand,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable String actor,
        Instant at) {
    public enum Kind {
        RECEIVE,
        ADJUST,
        COUNT,
        SHIP,
        RETURN
    }
}
