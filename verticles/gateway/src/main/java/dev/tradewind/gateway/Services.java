package dev.tradewind.gateway;

import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.cart.CartService;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.contracts.settlement.SettlementService;
import io.vertx.core.Vertx;

/** The domains, as the gateway calls them. */
record Services(
        IdentityService identity,
        MerchantsService merchants,
        CatalogService catalog,
        InventoryService inventory,
        CartService cart,
        OrdersService orders,
        PaymentsService payments,
        SettlementService settlement,
        FulfillmentService fulfillment,
        AuditorService auditor) {
    static Services on(Vertx vertx) {
        return new Services(
                IdentityService.proxy(vertx),
                MerchantsService.proxy(vertx),
                CatalogService.proxy(vertx),
                InventoryService.proxy(vertx),
                CartService.proxy(vertx),
                OrdersService.proxy(vertx),
                PaymentsService.proxy(vertx),
                SettlementService.proxy(vertx),
                FulfillmentService.proxy(vertx),
                AuditorService.proxy(vertx));
    }
}
