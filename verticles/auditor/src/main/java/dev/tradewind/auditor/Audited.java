package dev.tradewind.auditor;

import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.fulfillment.FulfillmentServiceVertxEBProxy;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.inventory.InventoryServiceVertxEBProxy;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.orders.OrdersServiceVertxEBProxy;
import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.contracts.payments.PaymentsServiceVertxEBProxy;
import dev.tradewind.contracts.settlement.SettlementService;
import dev.tradewind.contracts.settlement.SettlementServiceVertxEBProxy;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.FeedControl;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.List;
import java.util.function.Function;

/**
 * The domains under audit, asked with more patience than a shopper has, since an audit reads more; but not with so
 * much that a question to a node that has just died holds up all other proofs for long.
 *
 * @param consumers the domains that follow feeds
 */
record Audited(
        InventoryService inventory,
        OrdersService orders,
        PaymentsService payments,
        SettlementService settlement,
        FulfillmentService fulfillment,
        List<String> consumers,
        Function<String, FeedControl> controls,
        Function<String, EventFeed> feeds) {
    /** Consumers that may be left out; who does not answer is not missed. */
    static final List<String> OPTIONAL = List.of("demand", "fraud", "personalization");

    private static final long DEADLINE_MS = 5_000;
    private static final List<String> CONSUMERS =
            List.of("auditor", "cart", "catalog", "fulfillment", "inventory", "orders", "payments", "settlement");

    static Audited on(Vertx vertx) {
        DeliveryOptions patient = Calls.deadline(DEADLINE_MS);
        return new Audited(
                new InventoryServiceVertxEBProxy(vertx, InventoryService.ADDRESS, patient),
                new OrdersServiceVertxEBProxy(vertx, OrdersService.ADDRESS, patient),
                new PaymentsServiceVertxEBProxy(vertx, PaymentsService.ADDRESS, patient),
                new SettlementServiceVertxEBProxy(vertx, SettlementService.ADDRESS, patient),
                new FulfillmentServiceVertxEBProxy(vertx, FulfillmentService.ADDRESS, patient),
                CONSUMERS,
                domain -> FeedControl.proxy(vertx, domain, patient),
                feed -> EventFeed.proxy(vertx, feed, patient));
    }
}
