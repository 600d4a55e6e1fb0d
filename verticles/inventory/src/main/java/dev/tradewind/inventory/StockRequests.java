package dev.tradewind.inventory;

import dev.tradewind.contracts.inventory.StockChange;
import dev.tradewind.contracts.inventory.StockReceipts;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request about stock must look like. */
final class StockRequests {
    private static final int RECEIPTS_MAX = 1_000;
    private static final long PIECES_MAX = 1_000_000_000;
    private static final int TEXT_MAX = 200;

    private final InventoryConfig config;

    StockRequests(InventoryConfig config) {
        this.config = config;
    }

    LocationId defaultLocation() {
        return config.defaultLocation();
    }

    LocationId location(StockChange change) {
        return Optional.ofNullable(change.locationId()).orElse(config.defaultLocation());
    }

    Checks check(StockChange change) {
        long quantity = change.quantity();
        Checks checks = new Checks();
        switch (change.kind()) {
            case RECEIVE -> pieces(checks, quantity, "/quantity");
            case ADJUST ->
                checks.that(
                        quantity != 0 && Math.abs(quantity) <= PIECES_MAX,
                        "/quantity",
                        "must be from -" + PIECES_MAX + " to " + PIECES_MAX + " and not 0");
            case COUNT ->
                checks.that(quantity >= 0 && quantity <= PIECES_MAX, "/quantity", "must be from 0 to " + PIECES_MAX);
        }
        return checks.optionalText(change.reason(), TEXT_MAX, "/reason")
                .that(
                        config.locations().contains(location(change)),
                        "/location_id",
                        "must be one of " + config.locations());
    }

    Checks check(StockReceipts receipts) {
        List<StockReceipts.Receipt> all = receipts.receipts();
        Checks checks =
                new Checks().that(all.size() <= RECEIPTS_MAX, "/receipts", "must not be more than " + RECEIPTS_MAX);
        Map<String, OfferId> offers = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            pieces(checks, all.get(i).quantity(), "/receipts/" + i + "/quantity");
            String reference = all.get(i).externalRef();
            checks.text(reference, TEXT_MAX, "/receipts/" + i + "/external_ref");
            OfferId before = offers.putIfAbsent(reference, all.get(i).offerId());
            checks.that(
                    before == null || before.equals(all.get(i).offerId()),
                    "/receipts/" + i + "/external_ref",
                    "stands for a receipt of " + before + " already");
        }
        return checks;
    }

    private static void pieces(Checks checks, long quantity, String pointer) {
        checks.that(quantity >= 1 && quantity <= PIECES_MAX, pointer, "must be from 1 to " + PIECES_MAX);
    }
}
