package dev.tradewind.catalog;

import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;

/**
 * What follows from a change, in the same transaction: listings, pages that are out of date, offers that carry
 * something of their product. Callers hold the products' locks.
 */
final class Derived {
    private final EventLog<CatalogEvent> log;
    private final OfferStore offers;
    private final ListingStore listings;
    private final PageStore pageStore;
    private final ProductPages pages;
    private final FacetMemory facets;

    Derived(EventLog<CatalogEvent> log, Stores stores, ProductPages pages, FacetMemory facets) {
        this.log = log;
        this.offers = stores.offers();
        this.listings = stores.listings();
        this.pageStore = stores.pages();
        this.pages = pages;
        this.facets = facets;
    }

    /** Offers of these products came, went or cost something else. */
    Future<Void> offersChanged(Tx tx, Collection<ProductId> products) {
        return Future.all(listings.derive(tx, products), pagesChanged(tx, products))
                .mapEmpty();
    }

    /** The product's title or state is another one, and its offers tell so. */
    Future<Void> offersLookDifferent(Tx tx, ProductId product, CallContext context) {
        return offers.touch(tx, product)
                .compose(touched -> offers.views(tx, touched))
                .compose(views -> views.isEmpty() ? Future.succeededFuture() : log.append(tx, saved(views, context)))
                .compose(told -> offersChanged(tx, List.of(product)));
    }

    /** Something on these products' pages is another. Here they are gone with the commit, elsewhere within moments. */
    Future<Void> pagesChanged(Tx tx, Collection<ProductId> products) {
        tx.afterCommit(() -> pages.forget(products));
        tx.afterCommit(facets::forget);
        return pageStore.mark(tx, products);
    }

    static List<Outgoing<CatalogEvent>> saved(List<OfferView> offers, CallContext context) {
        return offers.stream()
                .map(o -> Outgoing.<CatalogEvent>of(new CatalogEvent.OfferSaved(o), o.id(), o.version())
                        .in(context))
                .toList();
    }
}
