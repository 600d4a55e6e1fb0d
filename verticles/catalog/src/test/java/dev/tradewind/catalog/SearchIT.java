package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.ProductHits;
import dev.tradewind.contracts.catalog.ProductSearch;
import dev.tradewind.contracts.catalog.ProductSearch.Sort;
import dev.tradewind.contracts.catalog.ProductSummary;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchIT {
    private static CatalogFixture fixture;
    private static MerchantView acme;
    private static MerchantView bolt;
    private static CategoryView home;
    private static CategoryView lamps;

    @BeforeAll
    static void open() {
        fixture = CatalogFixture.open();
        acme = fixture.merchant("Acme");
        bolt = fixture.merchant("Bolt");
        home = fixture.category("Home", null);
        lamps = fixture.category("Lamps", home.id());
        sell("Brass lamp", lamps.id(), acme, 4_000);
        sell("Lamp shade", lamps.id(), bolt, 1_500);
        sell("Café table", home.id(), acme, 9_000);
        sell("Zither", null, bolt, 150_000);
        assertThat(fixture.product("Unsold lamp")).isNotNull();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void findsWordsWithoutCaseAndAccentsTheLastAsAPrefix() {
        assertThat(titles(text("cafe"))).containsExactly("Café table");
        assertThat(titles(text("TABLE caf"))).containsExactly("Café table");
        assertThat(titles(text("lam"))).containsExactlyInAnyOrder("Brass lamp", "Lamp shade");
        assertThat(titles(text("lam brass"))).isEmpty();
        assertThat(titles(text("'; drop table products; --"))).isEmpty();
    }

    @Test
    void findsSkusAndAttributes() {
        NewProduct product = new NewProduct(
                "Vase",
                "A thing of beauty",
                null,
                null,
                new RawJson("{\"glaze\": \"celadon\"}"),
                List.of(CatalogFixture.variant("VAS-0815")),
                null);
        assertThat(fixture.offer(fixture.product(product), acme, 500)).isNotNull();

        assertThat(titles(text("vas-0815"))).containsExactly("Vase");
        assertThat(titles(text("celadon"))).containsExactly("Vase");
        assertThat(titles(text("beauty"))).containsExactly("Vase");
    }

    @Test
    void ranksTheTitleAboveTheDescription() {
        sell(new NewProduct("Box", "for a theremin", null, null, null, List.of(CatalogFixture.variant("t-1")), null));
        sell(new NewProduct("Theremin", null, null, null, null, List.of(CatalogFixture.variant("t-2")), null));
        sell(new NewProduct("Bag", "for a theremin", null, null, null, List.of(CatalogFixture.variant("t-3")), null));

        assertThat(titles(text("theremin"))).hasSize(3).startsWith("Theremin");
        assertThat(allPages(text("theremin"), 1)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void looksBelowACategory() {
        assertThat(titles(in(home.id(), null))).containsExactlyInAnyOrder("Brass lamp", "Lamp shade", "Café table");
        assertThat(titles(in(lamps.id(), null))).containsExactlyInAnyOrder("Brass lamp", "Lamp shade");
        assertThat(titles(in(CategoryId.next(), null))).isEmpty();
    }

    @Test
    void narrowsToAMerchantAndAPriceRange() {
        assertThat(titles(in(home.id(), acme))).containsExactlyInAnyOrder("Brass lamp", "Café table");
        ProductSearch cheap = new ProductSearch(
                null, home.id(), null, null, 1_500L, 4_000L, null, Sort.PRICE, false, false, PageRequest.first());
        assertThat(titles(cheap)).containsExactly("Lamp shade", "Brass lamp");
    }

    @Test
    void showsOnlyWhatIsSoldUnlessAskedForAll() {
        ProductSearch all = new ProductSearch(
                "unsold", null, null, null, null, null, null, Sort.RELEVANCE, true, true, PageRequest.first());

        assertThat(titles(text("unsold"))).isEmpty();
        ProductSummary unsold = search(all).data().getFirst();
        assertThat(unsold.price()).isNull();
        assertThat(unsold.offerCount()).isZero();
    }

    @Test
    void forgetsTheProductsOfASuspendedMerchant() {
        MerchantView shady = fixture.merchant("Shady");
        sell("Snake oil", null, shady, 100);
        assertThat(titles(text("snake"))).hasSize(1);

        fixture.change(shady, "Shady", MerchantStatus.SUSPENDED);
        fixture.domain.eventually(
                "nothing is found",
                () -> fixture.catalog.search(text("snake")).map(h -> h.data().isEmpty()));
    }

    @Test
    void addsUpWhatIsThere() {
        ProductView gong = sell("Gong", null, acme, 700);
        assertThat(fixture.offer(gong, bolt, 600)).isNotNull();
        List<ProductView.Offer> offers = fixture.page(gong.id()).offers();
        fixture.stock(offers.get(0).id(), 3);
        fixture.stock(offers.get(1).id(), 4);

        fixture.domain.eventually("seven are there", () -> fixture.catalog
                .search(text("gong"))
                .map(h -> h.data().getFirst().available() == 7));
        ProductSummary found = search(text("gong")).data().getFirst();
        assertThat(found.offerCount()).isEqualTo(2);
        assertThat(found.price()).isEqualTo(CatalogFixture.eur(600));
    }

    @Test
    void comparesPricesInTheCurrencyAskedFor() {
        ProductView harp = fixture.product("Harp");
        NewOffer both = new NewOffer(
                harp.variants().getFirst().id(),
                acme.id(),
                CatalogFixture.eur(500),
                List.of(new Money(900, "USD")),
                null);
        NewOffer dollarsOnly =
                new NewOffer(harp.variants().getFirst().id(), bolt.id(), new Money(800, "USD"), null, null);
        fixture.await(fixture.catalog.createOffer(both, CallContext.SYSTEM));
        fixture.await(fixture.catalog.createOffer(dollarsOnly, CallContext.SYSTEM));

        assertThat(search(text("harp")).data().getFirst().price()).isEqualTo(CatalogFixture.eur(500));
        ProductSummary inDollars = search(inCurrency("harp", "USD")).data().getFirst();
        assertThat(inDollars.price()).isEqualTo(new Money(800, "USD"));
        assertThat(inDollars.offerCount()).isEqualTo(2);
        assertThat(search(inCurrency("harp", "BRL")).data()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesThroughEverythingOnceWhateverTheOrder(Sort sort) {
        for (boolean all : List.of(true, false)) {
            ProductSearch search = new ProductSearch(
                    null, null, null, null, null, null, null, sort, false, all, new PageRequest(100, null));
            List<ProductSummary> atOnce = search(search).data();

            assertThat(allPages(search, 2)).isEqualTo(atOnce).hasSizeGreaterThan(4);
        }
    }

    @Test
    void sortsByPriceBothWaysAndByTitle() {
        assertThat(titles(sorted(Sort.PRICE))).containsExactly("Lamp shade", "Brass lamp", "Café table");
        assertThat(titles(sorted(Sort.PRICE_DESC))).containsExactly("Café table", "Brass lamp", "Lamp shade");
        assertThat(titles(sorted(Sort.TITLE))).containsExactly("Brass lamp", "Café table", "Lamp shade");
        assertThat(titles(sorted(Sort.NEWEST))).containsExactly("Café table", "Lamp shade", "Brass lamp");
    }

    @Test
    void countsFacetsOverAllHits() {
        ProductSearch search = new ProductSearch(
                null, home.id(), null, null, null, null, null, Sort.PRICE, true, false, new PageRequest(1, null));

        ProductHits hits = search(search);

        ProductHits.Facets facets = Objects.requireNonNull(hits.facets());
        assertThat(hits.data()).hasSize(1);
        assertThat(facets.categories())
                .containsExactly(
                        new ProductHits.Count(lamps.id().value(), "Lamps", 2),
                        new ProductHits.Count(home.id().value(), "Home", 1));
        assertThat(facets.merchants())
                .containsExactly(
                        new ProductHits.Count(acme.id().value(), "Acme", 2),
                        new ProductHits.Count(bolt.id().value(), "Bolt", 1));
        assertThat(facets.prices())
                .containsExactly(
                        new ProductHits.PriceBand(1_000, 2_000L, 1),
                        new ProductHits.PriceBand(2_000, 5_000L, 1),
                        new ProductHits.PriceBand(5_000, 10_000L, 1));
    }

    @Test
    void refusesACursorOfAnotherSearch() {
        ProductSearch odd = new ProductSearch(
                null, null, null, null, null, null, null, Sort.PRICE, false, false, new PageRequest(5, "bogus"));

        assertThat(fixture.faultOf(fixture.catalog.search(odd)).code()).isEqualTo("validation_failed");
    }

    static ProductHits find(CatalogFixture fixture, String text) {
        return fixture.await(fixture.catalog.search(text(text)));
    }

    private static ProductView sell(String title, @Nullable CategoryId category, MerchantView merchant, long price) {
        ProductView product = fixture.product(CatalogFixture.newProduct(title, category, null));
        assertThat(fixture.offer(product, merchant, price)).isNotNull();
        return product;
    }

    private static void sell(NewProduct product) {
        assertThat(fixture.offer(fixture.product(product), acme, 500)).isNotNull();
    }

    private static ProductHits search(ProductSearch search) {
        return fixture.await(fixture.catalog.search(search));
    }

    private static List<String> titles(ProductSearch search) {
        return search(search).data().stream().map(ProductSummary::title).toList();
    }

    private static List<ProductSummary> allPages(ProductSearch search, int limit) {
        List<ProductSummary> all = new ArrayList<>();
        String after = null;
        do {
            ProductHits page = search(new ProductSearch(
                    search.text(),
                    search.category(),
                    search.merchant(),
                    search.currency(),
                    search.minPrice(),
                    search.maxPrice(),
                    null,
                    search.sort(),
                    false,
                    search.includeInactive(),
                    new PageRequest(limit, after)));
            all.addAll(page.data());
            after = page.meta().next();
        } while (after != null);
        return all;
    }

    private static ProductSearch text(String text) {
        return new ProductSearch(
                text, null, null, null, null, null, null, Sort.RELEVANCE, false, false, PageRequest.first());
    }

    private static ProductSearch inCurrency(String text, String currency) {
        return new ProductSearch(
                text, null, null, currency, null, null, null, Sort.RELEVANCE, false, false, PageRequest.first());
    }

    private static ProductSearch in(CategoryId category, @Nullable MerchantView merchant) {
        return new ProductSearch(
                null,
                category,
                merchant == null ? null : merchant.id(),
                null,
                null,
                null,
                null,
                Sort.NEWEST,
                false,
                false,
                PageRequest.first());
    }

    private static ProductSearch sorted(Sort sort) {
        return new ProductSearch(
                null, home.id(), null, null, null, null, null, sort, false, false, PageRequest.first());
    }
}
