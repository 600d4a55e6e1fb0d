package dev.tradewind.cart;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tax rates in basis points by country; a country that is not named has none. */
record Taxes(Map<String, Integer> bps) {
    static final Taxes NONE = new Taxes(Map.of());

    int of(@Nullable String country) {
        return country == null ? 0 : bps.getOrDefault(country, 0);
    }
}
