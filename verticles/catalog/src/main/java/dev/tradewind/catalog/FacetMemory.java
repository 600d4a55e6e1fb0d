package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.ProductHits.Facets;
import dev.tradewind.contracts.catalog.ProductSearch;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Facets of the searches asked for last: counting goes over all hits, and the whole catalog is what is asked for
 * most. Forgotten with every change here and with every hint of one elsewhere; a lost hint is made up for after a few
 * seconds. Confined to the domain's event loop.
 */
final class FacetMemory {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int SEARCHES_MAX = 200;

    private final LongSupplier nanoTime;
    private final Map<ProductSearch, Counted> counted = new LinkedHashMap<>(16, 0.75f, true);

    FacetMemory(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Counted(Future<Facets> facets, long at) {}

    /** What was counted for this search a moment ago, or is being counted, or else is counted now. */
    Future<Facets> facets(ProductSearch search, Supplier<Future<Facets>> counting) {
        ProductSearch hits = hits(search);
        Counted known = counted.get(hits);
        long now = nanoTime.getAsLong();
        if (known != null && now - known.at() < FRESH_NANOS && !known.facets().failed()) {
            return known.facets();
        }
        Future<Facets> facets = counting.get();
        counted.put(hits, new Counted(facets, now));
        if (counted.size() > SEARCHES_MAX) {
            counted.remove(counted.keySet().iterator().next());
        }
        return facets;
    }

    /** What decides which products are hits, and nothing else. */
    private static ProductSearch hits(ProductSearch search) {
        return new ProductSearch(
                search.text(),
                search.category(),
                search.merchant(),
                search.currency(),
                search.minPrice(),
                search.maxPrice(),
                search.available(),
                ProductSearch.Sort.RELEVANCE,
                true,
                search.includeInactive(),
                PageRequest.first());
    }

    void forget() {
        counted.clear();
    }
}
