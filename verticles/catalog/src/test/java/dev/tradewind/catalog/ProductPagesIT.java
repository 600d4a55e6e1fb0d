package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductChange;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProductPagesIT {
    private static CatalogFixture fixture;
    private static MerchantView acme;

    @BeforeAll
    static void open() {
        // A staleness that no test would live through: what is seen sooner is seen by invalidation.
        fixture = CatalogFixture.open(new JsonObject().put("page_staleness", "1h"));
        acme = fixture.merchant("Acme");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void answersTheProductsDocument() {
        ProductView lamp = sold("Lamp");

        assertThat(document(lamp.id())).isEqualTo(Wire.write(fixture.page(lamp.id())));
        assertThat(document(lamp.id())).isEqualTo(Wire.write(fixture.page(lamp.id())));
    }

    @Test
    void knowsNoProductThatIsNotThereOrNotActive() {
        ProductView lamp = sold("Lamp");
        assertThat(document(lamp.id())).isNotEmpty();
        fixture.await(fixture.catalog.changeProduct(
                lamp.id(), new ProductChange(null, null, null, null, false, null), CallContext.SYSTEM));

        assertThat(fixture.faultOf(fixture.catalog.productDocument(lamp.id())).code())
                .isEqualTo("not_found");
        assertThat(fixture.faultOf(fixture.catalog.productDocument(ProductId.next()))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void showsItsOwnChangesAtOnce() {
        ProductView lamp = sold("Lamp");
        OfferView offer = fixture.await(fixture.catalog.offer(
                fixture.page(lamp.id()).offers().getFirst().id()));
        for (int i = 0; i < 20; i++) {
            assertThat(document(lamp.id())).isNotEmpty();
            fixture.await(fixture.catalog.changeOffer(
                    offer.id(), new OfferChange(CatalogFixture.eur(i), null, null, null), CallContext.SYSTEM));
            assertThat(read(lamp.id()).offers().getFirst().price()).isEqualTo(CatalogFixture.eur(i));
        }
    }

    @Test
    void showsWhatItsFeedsTell() {
        ProductView lamp = sold("Lamp");
        assertThat(read(lamp.id()).offers().getFirst().available()).isZero();

        fixture.stock(fixture.page(lamp.id()).offers().getFirst().id(), 5);

        fixture.domain.eventually("five are there", () -> fixture.catalog
                .productDocument(lamp.id())
                .map(json ->
                        Wire.read(json, ProductView.class).offers().getFirst().available() == 5));
    }

    @Test
    void showsAnInstanceTheOthersChangesByTheirHints() {
        String second = fixture.domain.deploy(new CatalogVerticle(), new JsonObject().put("page_staleness", "1h"));
        ProductView lamp = sold("Lamp");
        for (int i = 0; i < 10; i++) {
            assertThat(document(lamp.id())).isNotEmpty();
            assertThat(document(lamp.id())).isNotEmpty();
            String title = "Lamp " + i;
            fixture.await(fixture.catalog.changeProduct(
                    lamp.id(), new ProductChange(title, null, null, null, null, null), CallContext.SYSTEM));
            // Both instances take turns in answering.
            fixture.domain.eventually(
                    "both know " + title,
                    () -> fixture.catalog.productDocument(lamp.id()).compose(one -> fixture.catalog
                            .productDocument(lamp.id())
                            .map(other -> one.contains(title) && other.contains(title))));
        }
        fixture.await(fixture.domain.vertx().undeploy(second));
    }

    @Test
    void showsANodeTheOthersChangesWithoutAnyHint() {
        try (DomainFixture island = DomainFixture.on(fixture.domain.url())) {
            island.deploy(new CatalogVerticle(), new JsonObject().put("page_staleness", "20ms"));
            CatalogService elsewhere = CatalogService.proxy(island.vertx());
            ProductView lamp = sold("Lamp");
            ProductView chair = sold("Chair");
            String before = island.await(elsewhere.productDocument(chair.id()));
            assertThat(island.await(elsewhere.productDocument(lamp.id()))).isNotEmpty();

            fixture.await(fixture.catalog.changeProduct(
                    lamp.id(), new ProductChange("Torch", null, null, null, null, null), CallContext.SYSTEM));

            island.eventually(
                    "the torch is seen",
                    () -> elsewhere.productDocument(lamp.id()).map(json -> json.contains("Torch")));
            assertThat(island.await(elsewhere.productDocument(chair.id()))).isEqualTo(before);
        }
    }

    private static ProductView sold(String title) {
        ProductView product = fixture.product(title);
        assertThat(fixture.offer(product, acme, 1_000)).isNotNull();
        return product;
    }

    private static String document(ProductId id) {
        return fixture.await(fixture.catalog.productDocument(id));
    }

    private static ProductView read(ProductId id) {
        return Wire.read(document(id), ProductView.class);
    }
}
