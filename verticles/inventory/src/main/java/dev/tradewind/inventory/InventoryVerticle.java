package dev.tradewind.inventory;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrdersService;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Runs inventory. */
public final class InventoryVerticle extends VerticleBase {
    private @Nullable Domain<InventoryEvent> domain;

    @Override
    public Future<?> start() {
        InventoryConfig config = InventoryConfig.from(config());
        Domain<InventoryEvent> opened = Domain.open(vertx, InventoryEvent.TYPES, config.domain());
        domain = opened;
        InventoryStore store = new InventoryStore(opened.database());
        BookStore bookKeeping = new BookStore(opened.log());
        KnownOffers offers = new KnownOffers(store, CatalogService.proxy(vertx));
        Orphans orphans = new Orphans(OrdersService.proxy(vertx), store, bookKeeping, opened.idempotency());
        AuditStore auditing = new AuditStore(opened.database());
        MovementStore moved = new MovementStore(opened.database());
        Inventory.Shelves shelves = new Inventory.Shelves(store, bookKeeping, moved, auditing, orphans);
        InventoryReactions reactions = new InventoryReactions(store, bookKeeping);
        return opened.serve(
                        InventoryService.class,
                        InventoryService.ADDRESS,
                        new Inventory(config, opened.idempotency(), offers, shelves))
                .follow(CatalogEvent.TYPES.only(CatalogEvent.OfferSaved.class), reactions::onCatalog)
                .follow(
                        OrderEvent.TYPES.only(
                                OrderEvent.Placed.class, OrderEvent.RestCancelled.class, OrderEvent.Cancelled.class),
                        reactions::onOrders)
                .followSoon(
                        FulfillmentEvent.TYPES.only(FulfillmentEvent.ShipmentDispatched.class),
                        reactions::onFulfillment)
                .start();
    }

    @Override
    public Future<?> stop() {
        return domain == null ? Future.succeededFuture() : domain.close();
    }
}
