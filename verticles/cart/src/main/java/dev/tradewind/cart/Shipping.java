package dev.tradewind.cart;

import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.shared.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a merchant's part of a cart is shipped. A merchant that names no rates at all ships everywhere for nothing. */
final class Shipping {
    private static final String FREE = "free";

    private Shipping() {}

    /** @param price for this part, which may be worth enough to ship free */
    record Choice(String id, String name, Money price) {}

    /**
     * The rates that fit, in the merchant's order. A rate in another currency does not, nor one for other countries.
     */
    static List<Choice> choices(MerchantView merchant, Money goods, @Nullable String country) {
        if (merchant.shippingRates().isEmpty()) {
            return List.of(new Choice(FREE, "Free shipping", Money.zero(goods.currency())));
        }
        return merchant.shippingRates().stream()
                .filter(rate -> fits(rate, goods.currency(), country))
                .map(rate -> new Choice(rate.id(), rate.name(), price(rate, goods)))
                .toList();
    }

    /** The chosen one if it fits, else the cheapest; empty when the merchant does not ship there. */
    static Optional<Choice> choose(List<Choice> choices, @Nullable String chosen) {
        return choices.stream()
                .filter(choice -> choice.id().equals(chosen))
                .findFirst()
                .or(() -> choices.stream()
                        .min(Comparator.comparingLong(choice -> choice.price().amount())));
    }

    /** Whether this can be chosen for the part. */
    static boolean offers(Priced.Part part, @Nullable String country, String option) {
        return choices(part.merchant(), part.subtotal(), country).stream()
                .anyMatch(choice -> choice.id().equals(option));
    }

    private static boolean fits(ShippingRate rate, String currency, @Nullable String country) {
        return rate.price().currency().equals(currency)
                && (country == null
                        || rate.countries().isEmpty()
                        || rate.countries().contains(country));
    }

    private static Money price(ShippingRate rate, Money goods) {
        Money from = rate.freeFrom();
        boolean free = from != null && from.currency().equals(goods.currency()) && !from.isMoreThan(goods);
        return free ? Money.zero(goods.currency()) : rate.price();
    }
}
