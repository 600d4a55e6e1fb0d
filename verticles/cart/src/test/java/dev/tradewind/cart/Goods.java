package dev.tradewind.cart;

import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.VariantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merchants and offers for tests. */
final class Goods {
    static final Address BERLIN = new Address("Ada", "Street 1", null, "Berlin", null, "10115", "DE");

    private Goods() {}

    static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    static ShippingRate rate(String id, long minor, @Nullable Long freeFrom, String... countries) {
        return new ShippingRate(
                id, "By " + id, eur(minor), freeFrom == null ? null : eur(freeFrom), List.of(countries));
    }

    static MerchantView merchant(ShippingRate... rates) {
        return merchant(MerchantId.next(), 1, MerchantStatus.ACTIVE, rates);
    }

    static MerchantView merchant(MerchantId id, long version, MerchantStatus status, ShippingRate... rates) {
        return new MerchantView(
                id, version, "Shop " + id, "shop@example.com", status, 1_000, List.of(rates), Instant.EPOCH);
    }

    static OfferView offer(MerchantId merchant, Money... prices) {
        return new OfferView(
                OfferId.next(),
                1,
                ProductId.next(),
                VariantId.next(),
                merchant,
                "SKU-1",
                "Tea \"extra\" — 茶",
                prices[0],
                List.of(prices),
                true);
    }

    static OfferView again(OfferView offer, Money price, boolean active) {
        return new OfferView(
                offer.id(),
                offer.version() + 1,
                offer.productId(),
                offer.variantId(),
                offer.merchantId(),
                offer.sku(),
                offer.title(),
                price,
                List.of(price),
                active);
    }
}
