package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * A product in a list.
 *
 * @param price of the cheapest active offer; null when nobody sells it
 * @param offerId that offer
 */
public record ProductSummary(
        ProductId id,
        String title,
        @Nullable CategoryId categoryId,
        @Nullable Money price,
        @Nullable OfferId offerId,
        int offerCount,
        long available) {}
