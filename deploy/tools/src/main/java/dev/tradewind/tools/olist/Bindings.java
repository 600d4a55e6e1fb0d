package dev.tradewind.tools.olist;

import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.tools.olist.OlistOrder.Listing;
import java.util.HashMap;
import java.util.Map;

/** What the server calls the things of the files. */
final class Bindings {
    private final Map<Listing, OfferView> offers = new HashMap<>();
    private final Map<MerchantId, String> merchantNames = new HashMap<>();
    private final Map<String, CustomerId> customers = new HashMap<>();

    Map<Listing, OfferView> offers() {
        return offers;
    }

    Map<MerchantId, String> merchantNames() {
        return merchantNames;
    }

    /** By person. */
    Map<String, CustomerId> customers() {
        return customers;
    }
}
