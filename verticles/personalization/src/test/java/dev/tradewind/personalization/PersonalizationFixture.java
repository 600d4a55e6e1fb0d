package dev.tradewind.personalization;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.BrowseEvents;
import dev.tradewind.contracts.personalization.BrowseReceipt;
import dev.tradewind.contracts.personalization.PersonalizationService;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.RecommendationQuery;
import dev.tradewind.contracts.personalization.Recommendations;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.RawJson;
import dev.tradewind.contracts.shared.Totals;
import dev.tradewind.contracts.shared.VariantId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The domain with everything around it played by the test. */
final class PersonalizationFixture implements AutoCloseable {
    static final CategoryId LIGHTS = CategoryId.next();

    final DomainFixture domain = DomainFixture.open();
    final ForeignFeed<CatalogEvent> catalog = domain.foreign(CatalogEvent.TYPES);
    final ForeignFeed<MerchantEvent> merchants = domain.foreign(MerchantEvent.TYPES);
    final ForeignFeed<InventoryEvent> inventory = domain.foreign(InventoryEvent.TYPES);
    final ForeignFeed<CartEvent> carts = domain.foreign(CartEvent.TYPES);
    final ForeignFeed<OrderEvent> orders = domain.foreign(OrderEvent.TYPES);
    final MerchantId acme = MerchantId.next();
    final PersonalizationService service;
    private final Map<ProductId, OfferId> offers = new ConcurrentHashMap<>();
    private long version = 1;
    private String deployed = "";

    PersonalizationFixture() {
        this(new JsonObject());
    }

    PersonalizationFixture(JsonObject config) {
        merchant(MerchantStatus.ACTIVE);
        deploy(config);
        service = PersonalizationService.patientProxy(domain.vertx());
    }

    @CanIgnoreReturnValue
    String deploy() {
        return deploy(new JsonObject());
    }

    @CanIgnoreReturnValue
    String deploy(JsonObject config) {
        deployed = domain.deploy(
                new PersonalizationVerticle(),
                new JsonObject()
                        .put("events", new JsonObject().put("flush", "5ms"))
                        .mergeIn(config));
        return deployed;
    }

    /** Ends what was deployed last. */
    void stop() {
        domain.await(domain.vertx().undeploy(deployed));
    }

    @Override
    public void close() {
        domain.close();
    }

    void merchant(MerchantStatus status) {
        MerchantView view =
                new MerchantView(acme, version++, "Acme", "acme@example.org", status, 1_000, List.of(), Instant.EPOCH);
        merchants.publish(new MerchantEvent.Saved(view), acme, null);
    }

    /** A product that Acme sells and has. */
    ProductId product(String title) {
        ProductId id = ProductId.next();
        OfferId offer = OfferId.next();
        offers.put(id, offer);
        ProductView product = new ProductView(
                id,
                1,
                title,
                null,
                LIGHTS,
                List.of("Home", "Lights"),
                null,
                RawJson.EMPTY,
                true,
                List.of(),
                List.of(),
                Instant.EPOCH);
        Money price = new Money(1_000, "EUR");
        OfferView sold = new OfferView(offer, 1, id, VariantId.next(), acme, "SKU", title, price, List.of(price), true);
        catalog.publish(new CatalogEvent.ProductSaved(product), id, null);
        catalog.publish(new CatalogEvent.OfferSaved(sold), offer, null);
        stock(id, 5);
        return id;
    }

    void stock(ProductId product, long available) {
        OfferId offer = offers.get(product);
        inventory.publish(new InventoryEvent.StockChanged(offer, available, 0, available), offer, null);
    }

    BrowseReceipt browse(BrowseEvent... events) {
        return domain.await(service.record(new BrowseEvents(Arrays.asList(events))));
    }

    void visit(String session, ProductId... products) {
        for (ProductId product : products) {
            browse(step(BrowseEvent.Type.PRODUCT_VIEWED, session, product, null));
        }
    }

    static BrowseEvent step(BrowseEvent.Type type, String session, ProductId product, @Nullable CartId cart) {
        return new BrowseEvent(type, session, product, null, null, cart, null, null, null);
    }

    Recommendations recommend(RecommendationKind kind, @Nullable String session, @Nullable ProductId product) {
        return Wire.read(
                domain.await(service.recommendations(new RecommendationQuery(session, product, kind, 10))),
                Recommendations.class);
    }

    /** The answer as soon as it is like this. */
    Recommendations recommend(RecommendationQuery query, Predicate<Recommendations> like) {
        domain.eventually("recommendations as expected", () -> service.recommendations(query)
                .map(text -> like.test(Wire.read(text, Recommendations.class))));
        return Wire.read(domain.await(service.recommendations(query)), Recommendations.class);
    }

    static RecommendationQuery query(RecommendationKind kind, @Nullable String session, @Nullable ProductId product) {
        return new RecommendationQuery(session, product, kind, 10);
    }

    static List<ProductId> products(Recommendations recommendations) {
        return recommendations.data().stream()
                .map(Recommendations.Item::productId)
                .toList();
    }

    void addToCart(CartId cart, ProductId product) {
        carts.publish(new CartEvent.ItemAdded(cart, LineId.next(), OfferId.next(), product, 1), cart, null);
    }

    /** Each product once, for 10 euros. */
    void buy(CartId cart, ProductId... products) {
        OrderDetails order = order(cart, products);
        orders.publish(new OrderEvent.Confirmed(order, PaymentId.next()), order.orderId(), order.orderId());
    }

    OrderDetails order(CartId cart, ProductId... products) {
        Money ten = new Money(1_000, "EUR");
        Money none = new Money(0, "EUR");
        List<CartSnapshot.Line> lines = Arrays.stream(products)
                .map(p -> new CartSnapshot.Line(
                        LineId.next(), OfferId.next(), p, VariantId.next(), "SKU", "title", 1, ten, ten, none))
                .toList();
        Money sum = new Money(1_000L * products.length, "EUR");
        CartSnapshot.Merchant part =
                new CartSnapshot.Merchant(acme, "Acme", 1_000, "standard", lines, sum, none, none, sum);
        Address address = new Address("Ada", "Street 1", null, "Berlin", null, "10117", "DE");
        CartSnapshot snapshot = new CartSnapshot(
                cart,
                null,
                "hash",
                "EUR",
                "ada@example.org",
                address,
                address,
                List.of(part),
                new Totals(sum, none, none, none, sum));
        return new OrderDetails(OrderId.next(), snapshot, Instant.now());
    }
}
