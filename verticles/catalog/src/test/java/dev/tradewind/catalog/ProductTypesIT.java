package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.catalog.NewProducts;
import dev.tradewind.contracts.catalog.ProductChange;
import dev.tradewind.contracts.catalog.ProductTypeChange;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How product types change under products that are there. */
class ProductTypesIT {
    private static final RawJson PLAIN = schema("'size': {'enum': ['S', 'M']}", "");
    private static final RawJson WITH_ORIGIN = schema("'size': {'enum': ['S', 'M']}, 'origin': {'type': 'string'}", "");
    private static final RawJson ORIGIN_NEEDED =
            schema("'size': {'enum': ['S', 'M']}, 'origin': {'type': 'string'}", "'origin'");

    private static CatalogFixture fixture;
    private static CatalogService catalog;

    @BeforeAll
    static void open() {
        fixture = CatalogFixture.open();
        catalog = CatalogService.patientProxy(fixture.domain.vertx());
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void takesWhatLoosensAndTellsTheNewState() {
        ProductTypeView shirt = type(PLAIN);
        ProductView product = product(shirt, "{'size': 'S'}");

        ProductTypeView changed = fixture.await(change(shirt, " Shirts ", WITH_ORIGIN, 1L));

        assertThat(changed).isEqualTo(new ProductTypeView(shirt.id(), 2, "Shirts", WITH_ORIGIN));
        assertThat(fixture.await(catalog.productType(shirt.id()))).isEqualTo(changed);
        assertThat(fixture.told(shirt.id()))
                .containsExactly(new CatalogEvent.ProductTypeSaved(shirt), new CatalogEvent.ProductTypeSaved(changed));
        assertThat(fixture.page(product.id())).isEqualTo(product);
        assertThat(product(shirt, "{'size': 'M', 'origin': 'PT'}").attributes().text())
                .contains("PT");
    }

    @Test
    void keepsTheOrderOfTheAttributes() {
        ProductTypeView shirt = type(WITH_ORIGIN);
        RawJson turned = schema("'origin': {'type': 'string'}, 'size': {'enum': ['S', 'M']}", "");
        assertThat(fixture.await(change(shirt, "Shirt", turned, null)).schema()).isEqualTo(turned);
    }

    @Test
    void refusesWhatAProductWouldNotMatchAndSaysWhich() {
        ProductTypeView shirt = type(WITH_ORIGIN);
        ProductView small = product(shirt, "{'size': 'S'}");
        ProductView middle = product(shirt, "{'size': 'M', 'origin': 'P\\u0000T'}");
        hide(middle);

        Fault needed = fixture.faultOf(change(shirt, "Shirt", ORIGIN_NEEDED, null));
        assertThat(needed.code()).isEqualTo("products_do_not_match");
        assertThat(needed.status()).isEqualTo(409);
        assertThat(needed.errors()).extracting(Fault.Item::pointer).containsExactly("/schema/properties/origin");
        assertThat(against(needed))
                .isEqualTo(new Fault.Against(
                        1, false, List.of(new Fault.Example(small.id().value(), "Shirt", null))));

        Fault oneSize = fixture.faultOf(change(shirt, "Shirt", schema("'size': {'enum': ['S']}", ""), null));
        assertThat(oneSize.errors())
                .extracting(e -> e.pointer() + " " + e.code())
                .containsExactlyInAnyOrder(
                        "/schema/properties/size does_not_fit_products", "/schema/properties/origin still_in_products");
        assertThat(against(oneSize).examples().getFirst().id())
                .isEqualTo(middle.id().value());

        assertThat(fixture.await(catalog.productType(shirt.id()))).isEqualTo(shirt);
        assertThat(fixture.told(shirt.id())).hasSize(1);
    }

    @Test
    void takesWhatTightensOnceEveryProductMatches() {
        ProductTypeView shirt = type(WITH_ORIGIN);
        ProductView product = product(shirt, "{'size': 'S'}");
        assertThat(fixture.faultOf(change(shirt, "Shirt", ORIGIN_NEEDED, null)).code())
                .isEqualTo("products_do_not_match");

        fixture.await(changeAttributes(product, "{'size': 'S', 'origin': 'PT'}"));

        assertThat(fixture.await(change(shirt, "Shirt", ORIGIN_NEEDED, null)).version())
                .isEqualTo(2);
        assertThat(fixture.faultOf(create(shirt, "{'size': 'S'}")).code()).isEqualTo("invalid_attributes");
    }

    @Test
    void looksAtMoreProductsThanFitIntoAPortion() {
        ProductTypeView shirt = type(PLAIN);
        IntStream.range(0, 1_050)
                .boxed()
                .collect(Collectors.groupingBy(i -> i / 525))
                .values()
                .forEach(many -> imported(shirt, many));

        Fault fault = fixture.faultOf(change(shirt, "Shirt", schema("'size': {'type': 'integer'}", ""), null));

        assertThat(against(fault).count()).isEqualTo(1_050);
        assertThat(against(fault).examples()).hasSize(5);
    }

    @Test
    void ofTwoWhoChangeOneVersionOneIsRefused() {
        ProductTypeView shirt = type(PLAIN);
        List<Future<ProductTypeView>> both =
                List.of(change(shirt, "One", WITH_ORIGIN, 1L), change(shirt, "Other", PLAIN, 1L));

        List<Boolean> done = both.stream()
                .map(one -> fixture.await(one.map(true).recover(e -> Future.succeededFuture(false))))
                .toList();

        assertThat(done).containsExactlyInAnyOrder(true, false);
        Future<ProductTypeView> refused = both.get(done.indexOf(false));
        assertThat(fixture.faultOf(refused).code()).isEqualTo("version_conflict");
        assertThat(fixture.await(catalog.productType(shirt.id())).version()).isEqualTo(2);
    }

    @Test
    void waitsForAProductThatIsBeingMadeAndCountsIt() throws Exception {
        ProductTypeView shirt = type(WITH_ORIGIN);
        try (Connection other = TestDatabase.open(fixture.domain.url());
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("set search_path = catalog");
            // As a build does that knows nothing of locks: the foreign key alone makes the change wait.
            sql.execute("insert into products (id, version, title, type_id, attributes, active, created_at, title_key,"
                    + " words) values ('" + ProductId.next() + "', 1, 'Late', '" + shirt.id()
                    + "', '{}', true, now(), '', '')");
            Future<ProductTypeView> waiting = change(shirt, "Shirt", ORIGIN_NEEDED, null);
            fixture.domain.eventually("it waits", () -> Future.succeededFuture(waitingFor(other) == 1));
            other.commit();

            Fault fault = fixture.faultOf(waiting);
            assertThat(fault.code()).isEqualTo("products_do_not_match");
            assertThat(against(fault).examples().getFirst().name()).isEqualTo("Late");
        }
    }

    @Test
    void holdsAProductAgainstTheTypeThatIsBeingChangedElsewhere() throws Exception {
        ProductTypeView shirt = type(WITH_ORIGIN);
        ProductView product = product(shirt, "{'size': 'S', 'origin': 'PT'}");
        try (Connection other = TestDatabase.open(fixture.domain.url());
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("set search_path = catalog");
            sql.execute("select from product_types where id = '" + shirt.id() + "' for update");
            sql.execute("update product_types set version = 2, schema = '" + ORIGIN_NEEDED.text() + "' where id = '"
                    + shirt.id() + "'");
            Future<ProductView> making = create(shirt, "{'size': 'S'}");
            Future<ProductView> changing = changeAttributes(product, "{'size': 'M'}");
            fixture.domain.eventually("both wait", () -> Future.succeededFuture(waitingFor(other) == 2));
            other.commit();

            assertThat(fixture.faultOf(making).code()).isEqualTo("invalid_attributes");
            assertThat(fixture.faultOf(changing).code()).isEqualTo("invalid_attributes");
        }
    }

    @Test
    void neverLeavesAProductThatDoesNotMatchWhoeverComesFirst() {
        for (int round = 0; round < 20; round++) {
            ProductTypeView shirt = type(WITH_ORIGIN);
            Future<ProductView> made = create(shirt, "{'size': 'S'}");
            Future<ProductTypeView> changed = change(shirt, "Shirt", ORIGIN_NEEDED, null);
            Stream<Future<?>> both = Stream.of(made, changed);
            fixture.await(Future.join(both.toList()).transform(done -> Future.succeededFuture()));
            assertThat(made.succeeded()).isNotEqualTo(changed.succeeded());
        }
    }

    @Test
    void deletesATypeOfWhichThereIsNothing() {
        ProductTypeView shirt = type(PLAIN);
        ProductView product = product(type(PLAIN), "{}");
        assertThat(fixture.faultOf(
                        catalog.deleteProductType(Objects.requireNonNull(product.typeId()), CallContext.SYSTEM)))
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo("type_has_products");
                    assertThat(against(fault).count()).isEqualTo(1);
                });

        fixture.await(catalog.deleteProductType(shirt.id(), CallContext.SYSTEM));
        fixture.await(catalog.deleteProductType(shirt.id(), CallContext.SYSTEM));

        assertThat(fixture.told(shirt.id()))
                .containsExactly(
                        new CatalogEvent.ProductTypeSaved(shirt), new CatalogEvent.ProductTypeDeleted(shirt.id()));
        assertThat(fixture.faultOf(create(shirt, "{}")).code()).isEqualTo("not_found");
        assertThat(fixture.faultOf(change(shirt, "Shirt", PLAIN, null)).code()).isEqualTo("not_found");
    }

    @Test
    void refusesASchemaThatIsNoneAndANameThatIsNone() {
        ProductTypeView shirt = type(PLAIN);
        assertThat(fixture.faultOf(change(shirt, "Shirt", json("{'type': 7}"), null))
                        .code())
                .isEqualTo("invalid_schema");
        assertThat(fixture.faultOf(change(shirt, " ", PLAIN, null)).errors())
                .extracting(Fault.Item::pointer)
                .containsExactly("/name");
    }

    private static Fault.Against against(Fault fault) {
        return Objects.requireNonNull(fault.errors().getFirst().against());
    }

    private static ProductTypeView type(RawJson schema) {
        return fixture.await(catalog.createProductType(new NewProductType("Shirt", schema, null), CallContext.SYSTEM));
    }

    private static Future<ProductTypeView> change(
            ProductTypeView type, String name, RawJson schema, @Nullable Long version) {
        return catalog.changeProductType(type.id(), new ProductTypeChange(name, schema, version), CallContext.SYSTEM);
    }

    private static ProductView product(ProductTypeView type, String attributes) {
        return fixture.await(create(type, attributes));
    }

    private static Future<ProductView> create(ProductTypeView type, String attributes) {
        return catalog.createProduct(newProduct(type, attributes, null), CallContext.SYSTEM);
    }

    private static void imported(ProductTypeView type, List<Integer> numbers) {
        List<NewProduct> many = numbers.stream()
                .map(i -> newProduct(type, "{'size': 'S'}", type.id() + "-" + i))
                .toList();
        fixture.await(catalog.importProducts(new NewProducts(many), CallContext.SYSTEM));
    }

    private static NewProduct newProduct(ProductTypeView type, String attributes, @Nullable String ref) {
        List<NewProduct.NewVariant> variants =
                List.of(CatalogFixture.variant(UUID.randomUUID().toString()));
        return new NewProduct("Shirt", null, null, type.id(), json(attributes), variants, ref);
    }

    private static Future<ProductView> changeAttributes(ProductView product, String attributes) {
        ProductChange change = new ProductChange(null, null, null, json(attributes), null, null);
        return catalog.changeProduct(product.id(), change, CallContext.SYSTEM);
    }

    private static void hide(ProductView product) {
        ProductChange change = new ProductChange(null, null, null, null, false, null);
        fixture.await(catalog.changeProduct(product.id(), change, CallContext.SYSTEM));
    }

    private static RawJson schema(String properties, String required) {
        return json("{'type': 'object', 'properties': {" + properties + "}, 'required': [" + required
                + "], 'additionalProperties': false}");
    }

    private static RawJson json(String text) {
        return new RawJson(new JsonObject(text.replace('\'', '"')).encode());
    }

    private static int waitingFor(Connection holder) {
        try (Statement sql = holder.createStatement();
                ResultSet found = sql.executeQuery("select count(*) from pg_stat_activity"
                        + " where pg_backend_pid() = any (pg_blocking_pids(pid))")) {
            return found.next() ? found.getInt(1) : 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
