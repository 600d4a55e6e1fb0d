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
    private final CatalogCurrency own;

    Search(SearchStore store, FacetMemory memory, CatalogCurrency own) {
        this.store = store;
        this.memory = memory;
        this.own = own;
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
                .compose(valid -> comparison(search))
                .compose(in -> page(comparesPrices(search) ? in(in, search) : search, in, cursor.orElse(null)));
    }

    /** The one currency in which this search compares prices; null when it compares none, or when there are none. */
    private Future<@Nullable String> comparison(ProductSearch search) {
        boolean open = search.currency() == null && (search.facets() || comparesPrices(search));
        return open ? own.get().map(found -> found.orElse(null)) : Future.succeededFuture(search.currency());
    }

    private static boolean comparesPrices(ProductSearch search) {
        return switch (search.sort()) {
            case PRICE, PRICE_DESC -> true;
            case RELEVANCE, NEWEST, TITLE -> search.minPrice() != null || search.maxPrice() != null;
        };
    }

    private static ProductSearch in(@Nullable String currency, ProductSearch search) {
        return new ProductSearch(
                search.text(),
                search.category(),
                search.merchant(),
                currency,
                search.minPrice(),
                search.maxPrice(),
                search.available(),
                search.sort(),
                search.facets(),
                search.includeInactive(),
                search.page());
    }

    private Future<ProductHits> page(ProductSearch search, @Nullable String comparedIn, @Nullable SearchCursor after) {
        Future<List<SearchStore.Hit>> hits = store.hits(search, after);
        Future<Optional<ProductHits.Facets>> facets = search.facets()
                ? memory.facets(search, () -> store.facets(search, comparedIn)).map(Optional::of)
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
