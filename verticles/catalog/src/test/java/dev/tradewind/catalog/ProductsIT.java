package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.catalog.NewProducts;
import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductChange;
import dev.tradewind.contracts.catalog.ProductList;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProductsIT {
    private static CatalogFixture fixture;

    @BeforeAll
    static void open() {
        fixture = CatalogFixture.open();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void keepsATreeOfCategories() {
        CategoryView home = fixture.category("Home", null);
        CategoryView lamps = fixture.category("Lamps", home.id());

        assertThat(lamps.path()).containsExactly("Home", "Lamps");
        assertThat(fixture.await(fixture.catalog.categories()).data()).containsSubsequence(home, lamps);
        assertThat(fixture.told(lamps.id())).containsExactly(new CatalogEvent.CategorySaved(lamps));
        assertThat(fixture.faultOf(fixture.catalog.createCategory(
                                new NewCategory("Lost", CategoryId.next(), null), CallContext.SYSTEM))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void givesTheSameCategoryAndTypeForTheSameReference() {
        NewCategory category = new NewCategory("Toys", null, "ref-toys");
        NewProductType type = new NewProductType("Toy", RawJson.EMPTY, "ref-toy");

        assertThat(fixture.await(fixture.catalog.createCategory(category, CallContext.SYSTEM)))
                .isEqualTo(fixture.await(fixture.catalog.createCategory(category, CallContext.SYSTEM)));
        assertThat(fixture.await(fixture.catalog.createProductType(type, CallContext.SYSTEM)))
                .isEqualTo(fixture.await(fixture.catalog.createProductType(type, CallContext.SYSTEM)));
    }

    @Test
    void addsAProductWithVariantsAndTellsIt() {
        CategoryView shirts = fixture.category("Shirts", null);
        String sku = UUID.randomUUID().toString();
        NewProduct shirt = new NewProduct(
                " Shirt ",
                "Cotton",
                shirts.id(),
                null,
                new RawJson("{\"fit\":\"slim\"}"),
                List.of(new NewProduct.NewVariant(sku + "-S", "Small"), new NewProduct.NewVariant(sku + "-L", null)),
                null);

        ProductView added = fixture.product(shirt);

        assertThat(added.title()).isEqualTo("Shirt");
        assertThat(added.categoryPath()).containsExactly("Shirts");
        assertThat(added.variants()).extracting(ProductView.Variant::sku).containsExactly(sku + "-S", sku + "-L");
        assertThat(added.offers()).isEmpty();
        assertThat(fixture.page(added.id())).isEqualTo(added);
        assertThat(fixture.told(added.id())).containsExactly(new CatalogEvent.ProductSaved(added));
    }

    @Test
    void refusesASkuThatIsTaken() {
        NewProduct first = CatalogFixture.newProduct("First");
        assertThat(fixture.product(first)).isNotNull();

        NewProduct second = new NewProduct("Second", null, null, null, null, first.variants(), null);
        Fault fault = fixture.faultOf(fixture.catalog.createProduct(second, CallContext.SYSTEM));

        assertThat(fault.code()).isEqualTo("sku_taken");
        assertThat(fault.errors()).extracting(Fault.Item::pointer).containsExactly("/variants/0/sku");
    }

    @Test
    void holdsAttributesAgainstTheTypesSchema() {
        ProductTypeView lamp = lampType();

        assertThat(fixture.product(typed(lamp.id(), "{\"watts\": 60}"))
                        .attributes()
                        .text())
                .isEqualTo("{\"watts\":60}");
        Fault fault = fixture.faultOf(
                fixture.catalog.createProduct(typed(lamp.id(), "{\"watts\": \"many\"}"), CallContext.SYSTEM));
        assertThat(fault.code()).isEqualTo("invalid_attributes");
        assertThat(fault.errors()).extracting(Fault.Item::pointer).contains("/attributes/watts");
        assertThat(fixture.faultOf(fixture.catalog.createProduct(typed(ProductTypeId.next(), "{}"), CallContext.SYSTEM))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void refusesATypeWhoseSchemaIsNone() {
        NewProductType broken = new NewProductType("Broken", new RawJson("{\"type\": 7}"), null);

        assertThat(fixture.faultOf(fixture.catalog.createProductType(broken, CallContext.SYSTEM))
                        .code())
                .isEqualTo("invalid_schema");
    }

    @Test
    void changesAProductAndCountsVersions() {
        ProductView lamp = fixture.product(typed(lampType().id(), "{\"watts\": 60}"));
        ProductChange brighter =
                new ProductChange("Bright lamp", "Very", null, new RawJson("{\"watts\": 100}"), null, lamp.version());

        ProductView changed = fixture.await(fixture.catalog.changeProduct(lamp.id(), brighter, CallContext.SYSTEM));

        assertThat(changed.title()).isEqualTo("Bright lamp");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.variants()).isEqualTo(lamp.variants());
        assertThat(fixture.told(lamp.id())).hasSize(2).last().isEqualTo(new CatalogEvent.ProductSaved(changed));
        assertThat(change(lamp.id(), brighter).code()).isEqualTo("version_conflict");
        assertThat(change(lamp.id(), attributes("{\"watts\": 0}")).code()).isEqualTo("invalid_attributes");
        assertThat(change(ProductId.next(), attributes("{}")).code()).isEqualTo("not_found");
    }

    @Test
    void bringsAnOfferBackWithItsProduct() {
        ProductView lamp = fixture.product("Lamp");
        OfferView offer = fixture.offer(lamp, fixture.merchant("Acme"), 1_000);
        fixture.await(fixture.catalog.changeProduct(
                lamp.id(), new ProductChange(null, null, null, null, false, null), CallContext.SYSTEM));

        OfferView repriced = fixture.await(fixture.catalog.changeOffer(
                offer.id(), new OfferChange(CatalogFixture.eur(1), null, null, null), CallContext.SYSTEM));
        assertThat(repriced.active()).isFalse();
        fixture.await(fixture.catalog.changeProduct(
                lamp.id(), new ProductChange(null, null, null, null, true, null), CallContext.SYSTEM));

        assertThat(fixture.await(fixture.catalog.offer(offer.id())).active()).isTrue();
    }

    @Test
    void importsManyInTheOrderGivenAndOnlyOnce() {
        String run = UUID.randomUUID().toString();
        NewProducts many = new NewProducts(IntStream.of(2, 0, 1, 2)
                .mapToObj(i -> imported("Product " + i, run + "-" + i))
                .toList());

        ProductList first = fixture.await(fixture.catalog.importProducts(many, CallContext.SYSTEM));
        ProductList again = fixture.await(fixture.catalog.importProducts(many, CallContext.SYSTEM));

        assertThat(first.data())
                .extracting(ProductView::title)
                .containsExactly("Product 2", "Product 0", "Product 1", "Product 2");
        assertThat(again).isEqualTo(first);
        assertThat(fixture.told(first.data().getFirst().id())).hasSize(1);
    }

    @Test
    void letsTwoImportsOfTheSameProductsMeet() {
        String run = UUID.randomUUID().toString();
        List<NewProduct> products = IntStream.range(0, 50)
                .mapToObj(i -> imported("Product " + i, run + "-" + i))
                .toList();
        Future<ProductList> one = fixture.catalog.importProducts(new NewProducts(products), CallContext.SYSTEM);
        Future<ProductList> other =
                fixture.catalog.importProducts(new NewProducts(products.reversed()), CallContext.SYSTEM);

        assertThat(fixture.await(other).data().reversed())
                .extracting(ProductView::id)
                .containsExactlyElementsOf(
                        fixture.await(one).data().stream().map(ProductView::id).toList());
    }

    @Test
    void refusesAnImportAsAWholeAndSaysWhere() {
        String run = UUID.randomUUID().toString();
        NewProduct good = imported("Good", run + "-1");
        NewProduct sameSku = new NewProduct("Same SKU", null, null, null, null, good.variants(), run + "-2");
        NewProduct lost = CatalogFixture.newProduct("Lost", CategoryId.next(), run + "-3");

        assertThat(importFault(good, sameSku).errors())
                .extracting(Fault.Item::pointer)
                .containsExactly("/items/1/variants/0/sku");
        assertThat(importFault(good, lost).errors())
                .extracting(Fault.Item::pointer)
                .containsExactly("/items/1/category_id");
        assertThat(importFault(good, CatalogFixture.newProduct("No reference")).errors())
                .extracting(Fault.Item::pointer)
                .containsExactly("/items/1/external_ref");
        assertThat(fixture.product(imported("Good", run + "-1")).title()).isEqualTo("Good");
    }

    private static Fault importFault(NewProduct... products) {
        return fixture.faultOf(fixture.catalog.importProducts(new NewProducts(List.of(products)), CallContext.SYSTEM));
    }

    private static NewProduct imported(String title, String ref) {
        return new NewProduct(title, null, null, null, null, List.of(CatalogFixture.variant("SKU-" + ref)), ref);
    }

    private static ProductTypeView lampType() {
        JsonObject watts = new JsonObject().put("type", "integer").put("minimum", 1);
        JsonObject schema = new JsonObject().put("properties", new JsonObject().put("watts", watts));
        return fixture.await(fixture.catalog.createProductType(
                new NewProductType("Lamp", new RawJson(schema.encode()), null), CallContext.SYSTEM));
    }

    private static NewProduct typed(@Nullable ProductTypeId type, String attributes) {
        return new NewProduct(
                "Lamp",
                null,
                null,
                type,
                new RawJson(attributes),
                List.of(CatalogFixture.variant(UUID.randomUUID().toString())),
                null);
    }

    private static ProductChange attributes(String json) {
        return new ProductChange(null, null, null, new RawJson(json), null, null);
    }

    private static Fault change(ProductId id, ProductChange change) {
        return fixture.faultOf(fixture.catalog.changeProduct(id, change, CallContext.SYSTEM));
    }
}
