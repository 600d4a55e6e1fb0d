package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.RawJson;
import dev.tradewind.contracts.shared.VariantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product with its variants and the active offers of all merchants, cheapest first. */
public record ProductView(
        ProductId id,
        long version,
        String title,
        @Nullable String description,
        @Nullable CategoryId categoryId,
        List<String> categoryPath,
        @Nullable ProductTypeId typeId,
        RawJson attributes,
        boolean active,
        List<Variant> variants,
        List<Offer> offers,
        Instant createdAt) {
    public record Variant(VariantId id, String sku, @Nullable String title) {}

    /**
     * @param available pieces that can be bought now, as far as the catalog has heard
     * @param priceHistory what {@code price} was before, the latest first, as far as it is shown: the last 30 changes
     *     of the last 90 days
     */
    public record Offer(
            OfferId id,
            VariantId variantId,
            Merchant merchant,
            Money price,
            List<Money> prices,
            long available,
            List<PastPrice> priceHistory) {}

    /** What an offer cost until it was changed. */
    public record PastPrice(Money price, Instant until) {}

    public record Merchant(MerchantId id, String name) {}
}
