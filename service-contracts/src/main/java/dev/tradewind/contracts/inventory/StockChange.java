package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * A movement of stock.
 *
 * @param quantity pieces that came in (receive, at least 1), the difference (adjust, not 0), or what is on hand
 * (count, at least 0)
 * @param locationId null for the default location
 */
public record StockChange(Kind kind, long quantity, @Nullable String reason, @Nullable LocationId locationId) {
    public enum Kind {
        RECEIVE,
        ADJUST,
        COUNT
    }
}
