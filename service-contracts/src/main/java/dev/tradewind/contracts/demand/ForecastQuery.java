package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which forecasts or suggestions.
 *
 * @param text words or parts of words, all of which occur in the title or the SKU
 * @param offerId only of this offer
 * @param merchantId only of this merchant
 */
public record ForecastQuery(
        @Nullable String text, @Nullable OfferId offerId, @Nullable MerchantId merchantId, PageRequest page) {}
