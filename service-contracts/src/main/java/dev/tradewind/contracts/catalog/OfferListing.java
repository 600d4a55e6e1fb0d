package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.VariantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of offers by id, each with how much of it is available. */
public record OfferListing(List<Line> data, PageMeta meta) {
    /** An offer in a list. @param available as far as the catalog has heard; null when it has not */
    public record Line(
            OfferId id,
            long version,
            ProductId productId,
            VariantId variantId,
            MerchantId merchantId,
            String sku,
            String title,
            Money price,
            List<Money> prices,
            boolean active,
            @Nullable Long available) {}
}
