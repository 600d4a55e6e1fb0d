package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which offers to list; null does not restrict.
 *
 * @param text words of the product, the last may be a beginning
 * @param sort null is the oldest first; the pages of one list are asked for with the same
 * @param count whether to count them all
 */
public record OfferQuery(
        @Nullable String text,
        @Nullable MerchantId merchant,
        @Nullable Boolean active,
        PageRequest page,
        @Nullable OfferSort sort,
        boolean count) {
    public OfferQuery(
            @Nullable String text, @Nullable MerchantId merchant, @Nullable Boolean active, PageRequest page) {
        this(text, merchant, active, page, null, false);
    }
}
