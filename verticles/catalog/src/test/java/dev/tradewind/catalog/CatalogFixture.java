package dev.tradewind.catalog;

import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A catalog on a database of its own, with the two feeds that it follows in the test's hands. */
final class CatalogFixture implements AutoCloseable {
    final DomainFixture domain;
    final ForeignFeed<MerchantEvent> merchantFeed;
    final ForeignFeed<InventoryEvent> inventoryFeed;
    final MerchantsDirectory directory = new MerchantsDirectory();
    final CatalogService catalog;
    String deployment;

    private CatalogFixture(Function<CatalogFixture, JsonObject> config) {
        domain = DomainFixture.open();
        merchantFeed = domain.foreign(MerchantEvent.TYPES);
        inventoryFeed = domain.foreign(InventoryEvent.TYPES);
        domain.await(new ServiceBinder(domain.vertx())
                .setAddress(MerchantsService.ADDRESS)
                .register(MerchantsService.class, directory)
                .completion());
        deployment = domain.deploy(new CatalogVerticle(), config.apply(this));
        catalog = CatalogService.proxy(domain.vertx());
    }

    /** Once more, after it was undeployed. */
    void deploy(JsonObject config) {
        deployment = domain.deploy(new CatalogVerticle(), config);
    }

    static CatalogFixture open() {
        return open(new JsonObject());
    }

    static CatalogFixture open(JsonObject config) {
        return open(opening -> config);
    }

    /** @param config may depend on where the database is */
    static CatalogFixture open(Function<CatalogFixture, JsonObject> config) {
        return new CatalogFixture(config);
    }

    <T> T await(Future<T> future) {
        return domain.await(future);
    }

    Fault faultOf(Future<?> future) {
        Throwable failure = await(future.<Throwable>map(r -> new AssertionError("succeeded with " + r))
                .recover(Future::succeededFuture));
        return Objects.requireNonNull(Fault.in(failure), failure::toString);
    }

    /** A merchant whom the merchants domain knows and whose feed tells nothing. */
    MerchantView unheardMerchant(String name) {
        MerchantView merchant = new MerchantView(
                MerchantId.next(),
                1,
                name,
                "shop@example.org",
                MerchantStatus.ACTIVE,
                1_000,
                List.of(),
                Instant.parse("2026-01-02T03:04:05Z"));
        directory.add(merchant);
        return merchant;
    }

    /** An active merchant whom the catalog can know. */
    MerchantView merchant(String name) {
        MerchantView merchant = unheardMerchant(name);
        merchantFeed.publish(new MerchantEvent.Saved(merchant), merchant.id(), null);
        return merchant;
    }

    /** The merchant's next version has this name and status; the directory and the feed say so. */
    void change(MerchantView merchant, String name, MerchantStatus status) {
        MerchantView current = directory.get(merchant.id());
        MerchantView changed = new MerchantView(
                current.id(),
                current.version() + 1,
                name,
                current.email(),
                status,
                current.commissionBps(),
                current.shippingRates(),
                current.createdAt());
        directory.add(changed);
        merchantFeed.publish(new MerchantEvent.Saved(changed), merchant.id(), null);
    }

    void stock(OfferId offer, long available) {
        inventoryFeed.publish(new InventoryEvent.StockChanged(offer, available, 0, available), offer, null);
    }

    CategoryView category(String name, @Nullable CategoryId parent) {
        return await(catalog.createCategory(new NewCategory(name, parent, null), CallContext.SYSTEM));
    }

    static NewProduct newProduct(String title) {
        return newProduct(title, null, null);
    }

    static NewProduct newProduct(String title, @Nullable CategoryId category, @Nullable String ref) {
        return new NewProduct(title, null, category, null, null, List.of(variant("SKU-" + UUID.randomUUID())), ref);
    }

    static NewProduct.NewVariant variant(String sku) {
        return new NewProduct.NewVariant(sku, null);
    }

    ProductView product(String title) {
        return product(newProduct(title));
    }

    ProductView product(NewProduct product) {
        return await(catalog.createProduct(product, CallContext.SYSTEM));
    }

    OfferView offer(ProductView product, MerchantView merchant, long price) {
        return await(catalog.createOffer(newOffer(product, merchant, price), CallContext.SYSTEM));
    }

    static NewOffer newOffer(ProductView product, MerchantView merchant, long price) {
        return new NewOffer(product.variants().getFirst().id(), merchant.id(), eur(price), null, null);
    }

    static Money eur(long amount) {
        return new Money(amount, "EUR");
    }

    /** What the catalog has told about this subject, oldest first. */
    List<CatalogEvent> told(Id subject) {
        return domain.events(CatalogEvent.TYPES).stream()
                .filter(r -> r.envelope().subject().equals(subject.value()))
                .map(Received::event)
                .toList();
    }

    ProductView page(ProductId id) {
        return await(catalog.product(id));
    }

    @Override
    public void close() {
        domain.close();
    }
}
