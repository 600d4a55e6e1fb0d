package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which offers to list; null does not restrict. @param text words of the product, the last may be a beginning */
public record OfferQuery(
        @Nullable String text, @Nullable MerchantId merchant, @Nullable Boolean active, PageRequest page) {}
