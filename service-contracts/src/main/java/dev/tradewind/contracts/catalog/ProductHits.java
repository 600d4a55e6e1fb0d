package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of search results.
 *
 * @param facets null unless asked for
 */
public record ProductHits(List<ProductSummary> data, PageMeta meta, @Nullable Facets facets) {
    public record Facets(List<Count> categories, List<Count> merchants, List<PriceBand> prices) {}

    public record Count(String id, String name, long count) {}

    /** @param toAmount exclusive; null for the last band */
    public record PriceBand(long fromAmount, @Nullable Long toAmount, long count) {}
}
