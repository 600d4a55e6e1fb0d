package dev.tradewind.cart;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartService;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.orders.OrderEvent;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Runs carts. */
public final class CartVerticle extends VerticleBase {
    private @Nullable Domain<CartEvent> domain;

    @Override
    public Future<?> start() {
        CartConfig config = CartConfig.from(config());
        Domain<CartEvent> opened = Domain.open(vertx, CartEvent.TYPES, config.domain());
        domain = opened;
        Session alone = Session.on(opened.database());
        CopyStore copyStore = new CopyStore();
        Neighbours neighbours =
                new Neighbours(CatalogService.proxy(vertx), MerchantsService.proxy(vertx), copyStore, alone);
        Copies copies = new Copies(copyStore, neighbours, alone, config.rememberedOffers());
        CartMemory memory = new CartMemory(config.rememberedLines());
        Changing.Parts parts = new Changing.Parts(new CartStore(opened.log()), memory, copies, new Turns());
        CartReactions reactions = new CartReactions(copyStore, copies, memory, opened.log());
        return opened.serve(
                        CartService.class,
                        CartService.ADDRESS,
                        new Carts(config, parts, opened.database(), opened.idempotency()))
                .follow(CatalogEvent.TYPES.only(CatalogEvent.OfferSaved.class), reactions::onCatalog)
                .follow(MerchantEvent.TYPES, reactions::onMerchants)
                .followSoon(InventoryEvent.TYPES.only(InventoryEvent.StockChanged.class), reactions::onInventory)
                .follow(OrderEvent.TYPES.only(OrderEvent.Cancelled.class), reactions::onOrders)
                .start();
    }

    @Override
    public Future<?> stop() {
        return domain == null ? Future.succeededFuture() : domain.close();
    }
}
