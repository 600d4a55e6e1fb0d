package dev.tradewind.launcher.demo;

import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewOffers;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.catalog.NewProducts;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.inventory.StockReceipts;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.merchants.NewMerchants;
import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.HistoricalOrders;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.BrowseEvents;
import dev.tradewind.contracts.personalization.PersonalizationService;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.RawJson;
import dev.tradewind.contracts.shared.VariantId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One loading, from merchants to stock. Remembers the ids that the domains gave. */
final class DemoLoading {
    private static final int CHUNK = 60;

    private final MerchantsService merchants;
    private final CatalogService catalog;
    private final InventoryService inventory;
    private final DemoCatalogue catalogue;
    private final Consumer<String> progress;
    private final Patience patience;
    private final Map<String, MerchantId> merchantIds = new HashMap<>();
    private final Map<List<String>, CategoryId> categoryIds = new HashMap<>();
    private final Map<String, ProductTypeId> typeIds = new HashMap<>();
    private final Map<String, VariantId> variantIds = new HashMap<>();
    private final Map<String, OfferId> offerIds = new HashMap<>();
    private final Map<List<String>, List<ProductId>> productIds = new LinkedHashMap<>();
    private final PersonalizationService personalization;
    private final List<OfferView> offered = new ArrayList<>();
    private final OrdersService orders;
    private final DemoReview review;

    DemoLoading(
            Vertx vertx,
            MerchantsService merchants,
            CatalogService catalog,
            InventoryService inventory,
            DemoCatalogue catalogue,
            Consumer<String> progress) {
        this.patience = new Patience(vertx);
        this.personalization = PersonalizationService.patientProxy(vertx);
        this.orders = OrdersService.proxy(vertx);
        this.review = new DemoReview(vertx);
        this.merchants = merchants;
        this.catalog = catalog;
        this.inventory = inventory;
        this.catalogue = catalogue;
        this.progress = progress;
    }

    Future<Void> run() {
        progress.accept("Loading the demo catalogue");
        return loadMerchants()
                .compose(done -> oneByOne(catalogue.categories(), this::loadCategory))
                .compose(done -> oneByOne(List.copyOf(catalogue.types().keySet()), this::loadType))
                .compose(done -> inChunks(catalogue.products(), "products", this::loadProducts))
                .compose(done -> inChunks(catalogue.offers(), "offers", this::loadOffers))
                .compose(done -> inChunks(stocked(), "stock", this::loadStock))
                .compose(done -> visit())
                .compose(done -> order())
                .compose(done -> review());
    }

    private Future<Void> loadMerchants() {
        List<NewMerchant> wanted =
                catalogue.merchants().stream().map(DemoLoading::merchant).toList();
        return patience.with(() -> merchants.importAll(new NewMerchants(wanted), CallContext.SYSTEM))
                .map(page -> {
                    for (int i = 0; i < wanted.size(); i++) {
                        merchantIds.put(
                                catalogue.merchants().get(i).ref(),
                                page.data().get(i).id());
                    }
                    return null;
                });
    }

    private static NewMerchant merchant(DemoFile.Merchant merchant) {
        return new NewMerchant(
                merchant.name(),
                merchant.email(),
                merchant.commissionBps(),
                DemoCatalogue.CURRENCIES.stream()
                        .flatMap(currency -> rates(merchant, currency))
                        .toList(),
                "demo/merchant/" + merchant.ref());
    }

    private static Stream<ShippingRate> rates(DemoFile.Merchant merchant, String currency) {
        Money price = DemoCatalogue.in(currency, merchant.shipping());
        Money freeFrom = merchant.freeFrom() == null ? null : DemoCatalogue.in(currency, merchant.freeFrom());
        String id = currency.toLowerCase(Locale.ROOT);
        return Stream.of(
                new ShippingRate("standard-" + id, "Standard", price, freeFrom, List.of()),
                new ShippingRate("express-" + id, "Express", price.times(3), null, List.of()));
    }

    private Future<Void> loadCategory(DemoCatalogue.Category category) {
        NewCategory wanted =
                new NewCategory(category.path().getLast(), categoryIds.get(category.parent()), category.ref());
        return patience.with(() -> catalog.createCategory(wanted, CallContext.SYSTEM))
                .map(view -> {
                    categoryIds.put(category.path(), view.id());
                    return null;
                });
    }

    private Future<Void> loadType(String type) {
        RawJson schema = new RawJson(known(catalogue.types(), type).schema().toString());
        return patience.with(() -> catalog.createProductType(
                        new NewProductType(type, schema, "demo/type/" + type), CallContext.SYSTEM))
                .map(view -> {
                    typeIds.put(type, view.id());
                    return null;
                });
    }

    private Future<Void> loadProducts(List<DemoCatalogue.Product> products) {
        NewProducts wanted =
                new NewProducts(products.stream().map(this::product).toList());
        return patience.with(() -> catalog.importProducts(wanted, CallContext.SYSTEM))
                .map(list -> {
                    for (int i = 0; i < products.size(); i++) {
                        productIds
                                .computeIfAbsent(products.get(i).category(), category -> new ArrayList<>())
                                .add(list.data().get(i).id());
                    }
                    list.data().stream()
                            .flatMap(product -> product.variants().stream())
                            .forEach(variant -> variantIds.put(variant.sku(), variant.id()));
                    return null;
                });
    }

    private NewProduct product(DemoCatalogue.Product product) {
        return new NewProduct(
                product.title(),
                product.description(),
                categoryIds.get(product.category()),
                typeIds.get(product.type()),
                new RawJson(product.attributes()),
                product.variants().stream()
                        .map(variant -> new NewProduct.NewVariant(product.sku(variant), variant))
                        .toList(),
                product.ref());
    }

    private Future<Void> loadOffers(List<DemoCatalogue.Offer> offers) {
        NewOffers wanted = new NewOffers(offers.stream().map(this::offer).toList());
        return patience.with(() -> catalog.importOffers(wanted, CallContext.SYSTEM))
                .map(page -> {
                    offered.addAll(page.data());
                    for (int i = 0; i < offers.size(); i++) {
                        offerIds.put(offers.get(i).ref(), page.data().get(i).id());
                    }
                    return null;
                });
    }

    private NewOffer offer(DemoCatalogue.Offer offer) {
        return new NewOffer(
                known(variantIds, offer.product().sku(offer.variant())),
                known(merchantIds, offer.merchant()),
                offer.prices().getFirst(),
                offer.prices().subList(1, offer.prices().size()),
                offer.ref());
    }

    private List<DemoCatalogue.Offer> stocked() {
        return catalogue.offers().stream().filter(offer -> offer.stock() > 0).toList();
    }

    private Future<Void> loadStock(List<DemoCatalogue.Offer> offers) {
        List<StockReceipts.Receipt> receipts = offers.stream()
                .map(offer -> new StockReceipts.Receipt(
                        known(offerIds, offer.ref()), offer.stock(), "demo/stock/" + offer.ref()))
                .toList();
        return patience.with(() -> inventory.receiveAll(new StockReceipts(receipts), CallContext.SYSTEM))
                .mapEmpty();
    }

    /** Advice is a thing to do without: where nobody gives any, nobody needs visits. */
    private Future<Void> visit() {
        List<BrowseEvent> events = DemoVisits.of(productIds);
        return inChunks(events, "visits", some -> personalization
                        .record(new BrowseEvents(some))
                        .mapEmpty())
                .recover(away -> Future.succeededFuture());
    }

    /** A shop can be looked at without a past, too. */
    private Future<Void> order() {
        Map<MerchantId, DemoFile.Merchant> sellers = new HashMap<>();
        catalogue.merchants().forEach(merchant -> sellers.put(known(merchantIds, merchant.ref()), merchant));
        List<HistoricalOrder> past = DemoOrders.of(offered, offer -> known(sellers, offer.merchantId()), Instant.now());
        return inChunks(past, "orders", some -> orders.importOrders(new HistoricalOrders(some), CallContext.SYSTEM)
                        .mapEmpty())
                .recover(away -> Future.succeededFuture());
    }

    /** Nor does it need suspects. */
    private Future<Void> review() {
        List<DemoReview.Stocked> stocked = IntStream.range(0, offered.size())
                .mapToObj(i -> new DemoReview.Stocked(
                        offered.get(i), catalogue.offers().get(i).stock()))
                .toList();
        return review.order(stocked).recover(away -> Future.succeededFuture());
    }

    private static <K, V> V known(Map<K, V> ids, K key) {
        V id = ids.get(key);
        if (id == null) {
            throw new IllegalStateException("the demo catalogue names " + key + " before it is loaded");
        }
        return id;
    }

    private <T> Future<Void> inChunks(List<T> all, String what, Function<List<T>, Future<Void>> load) {
        List<Integer> starts = IntStream.iterate(0, i -> i < all.size(), i -> i + CHUNK)
                .boxed()
                .toList();
        return oneByOne(starts, start -> {
            progress.accept("Loading the demo catalogue: " + start + " of " + all.size() + " " + what);
            return load.apply(all.subList(start, Math.min(all.size(), start + CHUNK)));
        });
    }

    private static <T> Future<Void> oneByOne(List<T> all, Function<T, Future<Void>> step) {
        Future<Void> done = Future.succeededFuture();
        for (T one : all) {
            done = done.compose(previous -> step.apply(one));
        }
        return done;
    }
}
