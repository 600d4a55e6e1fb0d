package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.VariantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's offer to add.
 *
 * @param price the main price
 * @param prices further prices, one per other currency; may be null
 * @param externalRef the same reference again gives the same offer
 */
public record NewOffer(
        VariantId variantId,
        MerchantId merchantId,
        Money price,
        @Nullable List<Money> prices,
        @Nullable String externalRef) {}
