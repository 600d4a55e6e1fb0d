package dev.tradewind.gateway;

import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.CatalogServiceVertxEBProxy;
import dev.tradewind.contracts.catalog.CategoryList;
import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewOffers;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.catalog.NewProducts;
import dev.tradewind.contracts.catalog.ProductTypeList;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.IdentityServiceVertxEBProxy;
import dev.tradewind.contracts.identity.ImportedCustomers;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.inventory.InventoryServiceVertxEBProxy;
import dev.tradewind.contracts.inventory.StockReceipts;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.merchants.MerchantsServiceVertxEBProxy;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.merchants.NewMerchants;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.HistoricalOrders;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.orders.OrdersServiceVertxEBProxy;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Many things at once. Each carries an external reference, so that asking again changes nothing; and each call may
 * take longer than a person would wait.
 */
final class Imports {
    private static final long DEADLINE_MS = 30_000;

    private final MerchantsService merchants;
    private final CatalogService catalog;
    private final InventoryService inventory;
    private final IdentityService identity;
    private final OrdersService orders;
    private final Vertx vertx;
    private final Patience patience;

    Imports(Vertx vertx, Patience patience) {
        DeliveryOptions deadline = Calls.deadline(DEADLINE_MS);
        this.merchants = new MerchantsServiceVertxEBProxy(vertx, MerchantsService.ADDRESS, deadline);
        this.catalog = new CatalogServiceVertxEBProxy(vertx, CatalogService.ADDRESS, deadline);
        this.inventory = new InventoryServiceVertxEBProxy(vertx, InventoryService.ADDRESS, deadline);
        this.identity = new IdentityServiceVertxEBProxy(vertx, IdentityService.ADDRESS, deadline);
        this.orders = new OrdersServiceVertxEBProxy(vertx, OrdersService.ADDRESS, deadline);
        this.vertx = vertx;
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on(
                        "importMerchants",
                        call -> take(
                                call,
                                Merchants.class,
                                (sent, context) -> merchants.importAll(new NewMerchants(sent.items()), context)))
                .on(
                        "importProducts",
                        call -> take(
                                call,
                                Products.class,
                                (sent, context) -> catalog.importProducts(new NewProducts(sent.items()), context)))
                .on(
                        "importOffers",
                        call -> take(
                                call,
                                Offers.class,
                                (sent, context) -> catalog.importOffers(new NewOffers(sent.items()), context)));
        stockAndPeople(table);
    }

    private void stockAndPeople(HandlingTable table) {
        table.on(
                        "importStock",
                        call -> take(
                                call,
                                Receipts.class,
                                (sent, context) -> inventory.receiveAll(new StockReceipts(sent.items()), context)))
                .on(
                        "importCustomers",
                        call -> take(
                                call,
                                Customers.class,
                                (sent, context) ->
                                        identity.importCustomers(new ImportedCustomers(sent.items()), context)))
                .on(
                        "importOrders",
                        call -> take(
                                call,
                                Orders.class,
                                (sent, context) -> orders.importOrders(new HistoricalOrders(sent.items()), context)))
                .on("importCategories", call -> take(call, Categories.class, this::categories))
                .on("importProductTypes", call -> take(call, ProductTypes.class, this::productTypes));
    }

    private <C, V> Future<Answer> take(Call call, Class<C> type, BiFunction<C, CallContext, Future<V>> service) {
        // Reading megabytes, or making a digest of them, would hold up everybody else on the event loop.
        return vertx.executeBlocking(() -> new Sent<>(call.body(type), call.context()), false)
                .compose(sent -> patience.repeatable(() -> service.apply(sent.body(), sent.context())))
                .compose(view -> vertx.executeBlocking(() -> Answer.ok(view), false));
    }

    private record Sent<C>(C body, CallContext context) {}

    private Future<CategoryList> categories(Categories sent, CallContext context) {
        // Without the client's key: it stands for the whole request, and each reference is a key of its own.
        CallContext each = CallContext.of(context.actor());
        Future<List<CategoryView>> made =
                InTurn.each(sent.items(), item -> patience.repeatable(() -> catalog.createCategory(item, each)));
        return made.map(CategoryList::new);
    }

    private Future<ProductTypeList> productTypes(ProductTypes sent, CallContext context) {
        CallContext each = CallContext.of(context.actor());
        Function<NewProductType, Future<ProductTypeView>> make =
                item -> patience.repeatable(() -> catalog.createProductType(item, each));
        return InTurn.each(sent.items(), make).map(ProductTypeList::new);
    }

    private record Merchants(List<NewMerchant> items) {}

    private record Products(List<NewProduct> items) {}

    private record Offers(List<NewOffer> items) {}

    private record Receipts(List<StockReceipts.Receipt> items) {}

    private record Customers(List<ImportedCustomers.Customer> items) {}

    private record Orders(List<HistoricalOrder> items) {}

    private record Categories(List<NewCategory> items) {}

    private record ProductTypes(List<NewProductType> items) {}
}
