package dev.tradewind.tools.retail;

import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.CustomerId;
import java.util.Map;

/**
 * What the server calls the things of the file.
 *
 * @param offers by code
 * @param customers by the file's number
 */
record Bindings(MerchantView merchant, Map<String, OfferView> offers, Map<String, CustomerId> customers) {}
