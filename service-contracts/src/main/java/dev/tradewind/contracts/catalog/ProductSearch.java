package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param text words; every word must occur, the last as a prefix
 * @param category this category and those below it
 * @param currency prices in this currency, and only what has one; null for each product's main currency. What prices of
 *     different currencies are compared by is their bare amounts
 * @param minPrice minor units, inclusive
 * @param maxPrice minor units, inclusive
 * @param facets count the hits by category, merchant and price band
 * @param includeInactive also what shoppers may not see
 */
public record ProductSearch(
        @Nullable String text,
        @Nullable CategoryId category,
        @Nullable MerchantId merchant,
        @Nullable String currency,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        Sort sort,
        boolean facets,
        boolean includeInactive,
        PageRequest page) {
    public enum Sort {
        RELEVANCE,
        NEWEST,
        PRICE,
        PRICE_DESC,
        TITLE
    }
}
