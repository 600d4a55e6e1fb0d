package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.VariantId;
import java.util.List;

/**
 * An offer, with what a cart must know of its product.
 *
 * @param price the first of {@code prices}
 * @param prices one per currency
 * @param active can be bought, as far as offer and product go; the merchant's state comes on top
 */
public record OfferView(
        OfferId id,
        long version,
        ProductId productId,
        VariantId variantId,
        MerchantId merchantId,
        String sku,
        String title,
        Money price,
        List<Money> prices,
        boolean active) {}
