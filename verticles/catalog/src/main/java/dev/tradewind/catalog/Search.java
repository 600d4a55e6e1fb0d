package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.ProductHits;
import dev.tradewind.contracts.catalog.ProductSearch;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.PageMeta;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds products. */
final class Search {
    private static final int TEXT_MAX = 500;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final SearchStore store;
    private final FacetMemory memory;

    Search(SearchStore store, FacetMemory memory) {
        this.store = store;
        this.memory = memory;
    }

    Future<ProductHits> find(ProductSearch search) {
        String after = search.page().after();
        Optional<SearchCursor> cursor =
                after == null ? Optional.empty() : SearchCursor.read(after, SearchStore.sort(search));
        String text = search.text();
        String currency = search.currency();
        return new Checks()
                .that(after == null || cursor.isPresent(), "/after", "is not the next of such a search")
                .that(text == null || text.length() <= TEXT_MAX, "/q", "must have at most " + TEXT_MAX + " characters")
                .that(currency == null || CURRENCY.matcher(currency).matches(), "/currency", "must be as EUR is")
                .verdict()
                .compose(valid -> page(search, cursor.orElse(null)));
    }

    private Future<ProductHits> page(ProductSearch search, @Nullable SearchCursor after) {
        Future<List<SearchStore.Hit>> hits = store.hits(search, after);
        Future<Optional<ProductHits.Facets>> facets = search.facets()
                ? memory.facets(search, () -> store.facets(search)).map(Optional::of)
                : Future.succeededFuture(Optional.empty());
        return Future.all(hits, facets)
                .map(both -> page(search, hits.result(), facets.result().orElse(null)));
    }

    private static ProductHits page(
            ProductSearch search, List<SearchStore.Hit> hits, ProductHits.@Nullable Facets facets) {
        int limit = search.page().limit();
        boolean more = hits.size() > limit;
        List<SearchStore.Hit> shown = more ? hits.subList(0, limit) : hits;
        return new ProductHits(
                shown.stream().map(SearchStore.Hit::product).toList(),
                PageMeta.of(more ? cursor(search, shown.getLast()).text() : null),
                facets);
    }

    private static SearchCursor cursor(ProductSearch search, SearchStore.Hit last) {
        return new SearchCursor(
                SearchStore.sort(search), last.sortKey(), last.product().id());
    }
}
