package dev.tradewind.gateway;

import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.cart.CartService;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.demand.DemandService;
import dev.tradewind.contracts.fraud.FraudService;
import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.contracts.personalization.PersonalizationService;
import dev.tradewind.contracts.settlement.SettlementService;
import io.vertx.core.Vertx;

/**
 * The domains, as the gateway calls them.
 *
 * @param types the catalog, for changes that look at every product of a type first
 * @param personalization for shoppers, who do not wait for advice
 * @param steering the same for operators
 */
record Services(
        IdentityService identity,
        MerchantsService merchants,
        CatalogService catalog,
        CatalogService types,
        InventoryService inventory,
        CartService cart,
        OrdersService orders,
        PaymentsService payments,
        SettlementService settlement,
        FulfillmentService fulfillment,
        AuditorService auditor,
        OperationsService operations,
        PersonalizationService personalization,
        PersonalizationService steering,
        DemandService demand,
        FraudService fraud) {
    /** With each domain's limits around its calls. */
    static Services on(Vertx vertx, GatewayConfig.Calls limits) {
        return new Services(
                guarded("identity", limits, IdentityService.class, IdentityService.proxy(vertx)),
                guarded("merchants", limits, MerchantsService.class, MerchantsService.proxy(vertx)),
                guarded("catalog", limits, CatalogService.class, CatalogService.proxy(vertx)),
                guarded("catalog", limits, CatalogService.class, CatalogService.patientProxy(vertx)),
                guarded("inventory", limits, InventoryService.class, InventoryService.proxy(vertx)),
                guarded("cart", limits, CartService.class, CartService.proxy(vertx)),
                guarded("orders", limits, OrdersService.class, OrdersService.proxy(vertx)),
                guarded("payments", limits, PaymentsService.class, PaymentsService.proxy(vertx)),
                guarded("settlement", limits, SettlementService.class, SettlementService.proxy(vertx)),
                guarded("fulfillment", limits, FulfillmentService.class, FulfillmentService.proxy(vertx)),
                guarded("auditor", limits, AuditorService.class, AuditorService.proxy(vertx)),
                guarded("operations", limits, OperationsService.class, OperationsService.proxy(vertx)),
                guarded("personalization", limits, PersonalizationService.class, PersonalizationService.proxy(vertx)),
                guarded(
                        "personalization",
                        limits,
                        PersonalizationService.class,
                        PersonalizationService.patientProxy(vertx)),
                guarded("demand", limits, DemandService.class, DemandService.proxy(vertx)),
                guarded("fraud", limits, FraudService.class, FraudService.proxy(vertx)));
    }

    private static <S> S guarded(String domain, GatewayConfig.Calls limits, Class<S> service, S proxy) {
        return new Target(domain, limits, System::nanoTime).around(service, proxy);
    }
}
