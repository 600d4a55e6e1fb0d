package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import org.jspecify.annotations.Nullable;

/**
 * What should be bought of an offer, with how it was reckoned.
 *
 * @param quantity orderUpTo less available
 * @param leadTimeDemand expected to be sold until a delivery comes
 * @param safetyStock against selling more than that, for the service level
 * @param arithmetic the same in words
 */
public record PurchaseSuggestion(
        OfferId offerId,
        MerchantId merchantId,
        String title,
        String sku,
        long quantity,
        long available,
        long reorderPoint,
        long orderUpTo,
        double leadTimeDemand,
        double safetyStock,
        int leadTimeDays,
        int reviewDays,
        double serviceLevel,
        @Nullable String stockOutDate,
        String asOf,
        String modelVersion,
        String arithmetic) {}
