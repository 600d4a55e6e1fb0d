package dev.tradewind.inventory;

import dev.tradewind.contracts.inventory.StockLevel;
import dev.tradewind.contracts.shared.OfferId;
import java.util.List;

/** An offer's shelves summed up. */
final class Levels {
    private Levels() {}

    static StockLevel of(OfferId offer, List<Shelf> shelves) {
        long onHand = shelves.stream().mapToLong(Shelf::onHand).sum();
        long reserved = shelves.stream().mapToLong(Shelf::reserved).sum();
        return new StockLevel(
                offer,
                onHand,
                reserved,
                onHand - reserved,
                shelves.stream()
                        .map(s -> new StockLevel.AtLocation(s.locationId(), s.onHand(), s.reserved()))
                        .toList());
    }
}
