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
 * @param currency prices in this currency, and only what has one; null for each product's main currency, except that
 *     prices are compared (as a range, an order or a facet) in one currency only: then null is the catalog's own, which
 *     is configured or else that of most products
 * @param minPrice minor units, inclusive
 * @param maxPrice minor units, inclusive
 * @param available only where so many pieces of the offer that is shown can be had
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
        @Nullable Long available,
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
