package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import java.util.List;

/**
 * The stock of an offer over all its locations.
 *
 * @param onHand pieces that are there
 * @param reserved pieces promised to orders, among those on hand
 * @param available on hand less reserved
 */
public record StockLevel(OfferId offerId, long onHand, long reserved, long available, List<AtLocation> locations) {
    public record AtLocation(LocationId locationId, long onHand, long reserved) {}
}
