package dev.tradewind.tools.fake;

import dev.tradewind.contracts.catalog.CategoryList;
import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.catalog.OfferPage;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductList;
import dev.tradewind.contracts.catalog.ProductTypeList;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.identity.CustomerList;
import dev.tradewind.contracts.identity.CustomerView;
import dev.tradewind.contracts.identity.ImportedCustomers.Customer;
import dev.tradewind.contracts.inventory.StockLevel;
import dev.tradewind.contracts.inventory.StockLevels;
import dev.tradewind.contracts.inventory.StockReceipts.Receipt;
import dev.tradewind.contracts.merchants.MerchantPage;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.ImportOutcome;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.payments.PaymentList;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.VariantId;
import dev.tradewind.contracts.wire.Wire;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the fake platform was sent, by external reference; the first wins. An item whose reference holds REFUSE is
 * refused.
 */
public final class FakeHoldings {
    private static final String REFUSE = "REFUSE";

    public final Map<String, MerchantView> merchants = new LinkedHashMap<>();
    public final Map<String, CategoryView> categories = new LinkedHashMap<>();
    public final Map<String, ProductTypeView> productTypes = new LinkedHashMap<>();
    public final Map<String, ProductView> products = new LinkedHashMap<>();
    public final Map<String, OfferView> offers = new LinkedHashMap<>();
    public final Map<String, Receipt> stock = new LinkedHashMap<>();
    public final Map<String, CustomerView> customers = new LinkedHashMap<>();
    public final Map<String, HistoricalOrder> orders = new LinkedHashMap<>();
    private final Map<String, HistoricalOrder> ordersById = new HashMap<>();

    private static <T> List<T> items(String body, Class<T> type) {
        if (body.contains(REFUSE)) {
            throw new IllegalArgumentException("this is refused");
        }
        String array = body.substring(body.indexOf('['), body.lastIndexOf(']') + 1);
        return Wire.readList(array, type);
    }

    private static String known(String reference) {
        return Objects.requireNonNull(reference, "imports carry a reference");
    }

    synchronized MerchantPage merchants(String body) {
        return new MerchantPage(
                items(body, NewMerchant.class).stream()
                        .map(n -> merchants.computeIfAbsent(
                                known(n.externalRef()),
                                ref -> new MerchantView(
                                        MerchantId.next(),
                                        1,
                                        n.name(),
                                        n.email(),
                                        MerchantStatus.ACTIVE,
                                        1000,
                                        n.shippingRates(),
                                        Instant.EPOCH)))
                        .toList(),
                PageMeta.of(null));
    }

    synchronized CategoryList categories(String body) {
        return new CategoryList(items(body, NewCategory.class).stream()
                .map(n -> categories.computeIfAbsent(
                        known(n.externalRef()),
                        ref -> new CategoryView(CategoryId.next(), n.name(), n.parentId(), List.of(n.name()))))
                .toList());
    }

    synchronized ProductTypeList productTypes(String body) {
        return new ProductTypeList(items(body, NewProductType.class).stream()
                .map(n -> productTypes.computeIfAbsent(
                        known(n.externalRef()),
                        ref -> new ProductTypeView(ProductTypeId.next(), 1, n.name(), n.schema())))
                .toList());
    }

    synchronized ProductList products(String body) {
        return new ProductList(items(body, NewProduct.class).stream()
                .map(n -> products.computeIfAbsent(known(n.externalRef()), ref -> product(n)))
                .toList());
    }

    private static ProductView product(NewProduct n) {
        return new ProductView(
                ProductId.next(),
                1,
                n.title(),
                n.description(),
                n.categoryId(),
                List.of(),
                n.typeId(),
                n.attributes(),
                true,
                n.variants().stream()
                        .map(v -> new ProductView.Variant(VariantId.next(), v.sku(), v.title()))
                        .toList(),
                List.of(),
                Instant.EPOCH);
    }

    synchronized OfferPage offers(String body) {
        return new OfferPage(
                items(body, NewOffer.class).stream()
                        .map(n -> offers.computeIfAbsent(known(n.externalRef()), ref -> offer(n)))
                        .toList(),
                PageMeta.of(null));
    }

    private OfferView offer(NewOffer n) {
        ProductView product = products.values().stream()
                .filter(p -> variant(p, n.variantId()).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such variant"));
        String sku = variant(product, n.variantId()).orElseThrow().sku();
        return new OfferView(
                OfferId.next(),
                1,
                product.id(),
                n.variantId(),
                n.merchantId(),
                sku,
                product.title(),
                n.price(),
                List.of(n.price()),
                true);
    }

    private static Optional<ProductView.Variant> variant(ProductView product, VariantId id) {
        return product.variants().stream().filter(v -> v.id().equals(id)).findFirst();
    }

    synchronized StockLevels stock(String body) {
        return new StockLevels(items(body, Receipt.class).stream()
                .map(n -> stock.computeIfAbsent(n.externalRef(), ref -> n))
                .map(r -> new StockLevel(r.offerId(), r.quantity(), 0, r.quantity(), List.of()))
                .toList());
    }

    synchronized CustomerList customers(String body) {
        return new CustomerList(items(body, Customer.class).stream()
                .map(n -> customers.computeIfAbsent(
                        n.externalRef(),
                        ref -> new CustomerView(
                                CustomerId.next(),
                                n.email(),
                                n.name(),
                                Stream.ofNullable(n.address()).toList(),
                                Instant.EPOCH)))
                .toList());
    }

    synchronized ImportOutcome orders(String body) {
        int known = 0;
        List<HistoricalOrder> sent = items(body, HistoricalOrder.class);
        for (HistoricalOrder order : sent) {
            known += orders.putIfAbsent(order.externalRef(), order) == null ? 0 : 1;
            ordersById.putIfAbsent(order.details().orderId().value(), order);
        }
        return new ImportOutcome(sent.size() - known, known);
    }

    synchronized Optional<OrderView> order(String id) {
        return Optional.ofNullable(ordersById.get(id)).map(FakeOrders::view);
    }

    synchronized PaymentList payments(String order) {
        return FakeOrders.payments(ordersById.get(order));
    }
}
