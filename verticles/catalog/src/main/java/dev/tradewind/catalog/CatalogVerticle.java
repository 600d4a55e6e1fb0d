package dev.tradewind.catalog;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.HintListener;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantsService;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Runs the catalog domain. */
public final class CatalogVerticle extends VerticleBase {
    private @Nullable Domain<CatalogEvent> domain;
    private @Nullable HintListener hints;

    @Override
    public Future<?> start() {
        CatalogConfig config = CatalogConfig.from(config());
        Domain<CatalogEvent> opened = Domain.open(vertx, CatalogEvent.TYPES, config.domain());
        domain = opened;
        Stores stores = Stores.on(opened.database());
        ProductPages pages = new ProductPages(stores, config.pages(), System::nanoTime);
        FacetMemory facets = new FacetMemory(System::nanoTime);
        Derived derived = new Derived(opened.log(), stores, pages, facets);
        Faces faces = new Faces(stores, derived, opened.tasks(), config.portion());
        CatalogReactions reactions = new CatalogReactions(stores.copies(), faces, pages);
        MerchantCopies merchants =
                new MerchantCopies(opened.database(), stores.copies(), MerchantsService.proxy(vertx));
        CatalogCurrency currency =
                new CatalogCurrency(config.currency(), stores.search()::mostUsedCurrency, System::nanoTime);
        Catalog.Neighbours neighbours =
                new Catalog.Neighbours(new SchemaRules(vertx.fileSystem()), merchants, pages, facets, currency);
        Catalog catalog = new Catalog(opened, stores, derived, neighbours);
        // What other instances change has its hints, too.
        hints = HintListener.open(vertx, CatalogEvent.FEED, hint -> {
            pages.distrust();
            facets.forget();
        });
        return opened.serve(CatalogService.class, CatalogService.ADDRESS, catalog)
                .follow(MerchantEvent.TYPES, reactions::onMerchants)
                .followSoon(InventoryEvent.TYPES.only(InventoryEvent.StockChanged.class), reactions::onInventory)
                .start();
    }

    @Override
    public Future<?> stop() {
        Future<Void> deaf = hints == null ? Future.succeededFuture() : hints.close();
        return deaf.eventually(() -> domain == null ? Future.succeededFuture() : domain.close());
    }
}
