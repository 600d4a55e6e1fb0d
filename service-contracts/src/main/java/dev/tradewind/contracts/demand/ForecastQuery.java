package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which forecasts or suggestions.
 *
 * @param offerId only of this offer
 * @param merchantId only of this merchant
 */
public record ForecastQuery(@Nullable OfferId offerId, @Nullable MerchantId merchantId, PageRequest page) {}
