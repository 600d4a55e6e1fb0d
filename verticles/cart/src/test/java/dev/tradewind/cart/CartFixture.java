package dev.tradewind.cart;

import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.cart.AddItem;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartService;
import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.cart.CompleteCart;
import dev.tradewind.contracts.cart.Completion;
import dev.tradewind.contracts.cart.NewCart;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PaymentMethod;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Carts as deployed, with the domains around them played by the test. */
final class CartFixture implements AutoCloseable {
    final DomainFixture domains;
    final CartService service;
    final ForeignFeed<CatalogEvent> catalog;
    final ForeignFeed<MerchantEvent> merchants;
    final ForeignFeed<InventoryEvent> inventory;
    final ForeignFeed<OrderEvent> orders;
    final AtomicInteger catalogWasAsked = new AtomicInteger();
    private final Map<Id, Object> neighboursKnow = new ConcurrentHashMap<>();

    private CartFixture(DomainFixture domains) {
        this.domains = domains;
        catalog = domains.foreign(CatalogEvent.TYPES);
        merchants = domains.foreign(MerchantEvent.TYPES);
        inventory = domains.foreign(InventoryEvent.TYPES);
        orders = domains.foreign(OrderEvent.TYPES);
        service = CartService.proxy(domains.vertx());
        new ServiceBinder(domains.vertx())
                .setAddress(CatalogService.ADDRESS)
                .register(CatalogService.class, neighbour(CatalogService.class, "offer", catalogWasAsked));
        new ServiceBinder(domains.vertx())
                .setAddress(MerchantsService.ADDRESS)
                .register(MerchantsService.class, neighbour(MerchantsService.class, "merchant", new AtomicInteger()));
    }

    static CartFixture open() {
        CartFixture fixture = new CartFixture(DomainFixture.open());
        fixture.domains.deploy(new CartVerticle(), config());
        return fixture;
    }

    static JsonObject config() {
        return new JsonObject().put("taxes", new JsonArray(List.of("DE=1900")));
    }

    /** A cart with what is needed to use it. */
    record Mine(CartId id, Access access) {}

    Mine cart() {
        CartView view = domains.await(service.create(new NewCart(null, null), CallContext.of(Actor.GUEST)));
        return new Mine(view.id(), new Access(Actor.GUEST, view.token()));
    }

    /** A merchant whom only the merchants domain knows yet. */
    MerchantView merchant() {
        MerchantView merchant = Goods.merchant(Goods.rate("standard", 490, null), Goods.rate("express", 990, null));
        neighboursKnow.put(merchant.id(), merchant);
        return merchant;
    }

    /** An offer that only the catalog knows yet. */
    OfferView offer(long minor) {
        return offer(merchant(), minor);
    }

    OfferView offer(MerchantView merchant, long minor) {
        OfferView offer = Goods.offer(merchant.id(), Goods.eur(minor));
        neighboursKnow.put(offer.id(), offer);
        return offer;
    }

    CartView add(Mine cart, OfferView offer, long quantity) {
        return domains.await(service.addItem(
                cart.id(), new AddItem(offer.id(), quantity), cart.access(), CallContext.of(Actor.GUEST)));
    }

    CartView view(Mine cart) {
        return domains.await(service.cart(cart.id(), cart.access()));
    }

    CompleteCart command() {
        return new CompleteCart(null, "ada@example.com", Goods.BERLIN, new PaymentMethod("sandbox", "tok_visa"));
    }

    Future<Completion> completing(Mine cart, CompleteCart command) {
        return service.complete(cart.id(), command, cart.access(), CallContext.of(Actor.GUEST));
    }

    Completion complete(Mine cart) {
        return domains.await(completing(cart, command()));
    }

    void changed(OfferView offer) {
        catalog.publish(new CatalogEvent.OfferSaved(offer), offer.id(), null);
    }

    void changed(MerchantView merchant) {
        merchants.publish(new MerchantEvent.Saved(merchant), merchant.id(), null);
    }

    void available(OfferId offer, long pieces) {
        inventory.publish(new InventoryEvent.StockChanged(offer, pieces, 0, pieces), offer, null);
    }

    /** Waits until the cart looks like this. */
    void eventually(Mine cart, String description, Predicate<CartView> condition) {
        domains.eventually(
                description, () -> service.cart(cart.id(), cart.access()).map(condition::test));
    }

    /** The fault with which a call fails. */
    Fault fault(Future<?> call) {
        Throwable failure = domains.await(call.transform(r -> Future.succeededFuture(r.cause())));
        Fault fault = failure == null ? null : Fault.in(failure);
        if (fault == null) {
            throw new AssertionError("expected a fault, got " + failure);
        }
        return fault;
    }

    /** What has been told about a cart, once that many events can be read. */
    List<Received<CartEvent>> told(CartId cart, int count) {
        domains.eventually(
                count + " events about " + cart,
                () -> Future.succeededFuture(told(cart).size() >= count));
        return told(cart);
    }

    private List<Received<CartEvent>> told(CartId cart) {
        return domains.events(CartEvent.TYPES).stream()
                .filter(r -> r.envelope().subject().equals(cart.value()))
                .toList();
    }

    private <S> S neighbour(Class<S> service, String answers, AtomicInteger asked) {
        return service.cast(
                Proxy.newProxyInstance(service.getClassLoader(), new Class<?>[] {service}, (proxy, method, args) -> {
                    if (!method.getName().equals(answers)) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    asked.incrementAndGet();
                    Id id = (Id) args[0];
                    @Nullable Object known = neighboursKnow.get(id);
                    return known == null ? Future.failedFuture(Fault.notFound(id)) : Future.succeededFuture(known);
                }));
    }

    @Override
    public void close() {
        domains.close();
    }
}
