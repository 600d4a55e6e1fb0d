package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.ProductHits;
import dev.tradewind.contracts.catalog.ProductSearch;
import dev.tradewind.contracts.catalog.ProductSearch.Sort;
import dev.tradewind.contracts.catalog.ProductSummary;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Prices are compared in one currency, and what cannot be had is left out when asked for. */
class CurrenciesIT {
    private @Nullable CatalogFixture fixture;

    @AfterEach
    void close() {
        if (fixture != null) {
            fixture.close();
        }
    }

    @Test
    void comparesPricesInTheCurrencyOfMostProducts() {
        CatalogFixture catalog = open(new JsonObject());

        assertThat(titles(catalog, search(Sort.PRICE, null))).containsExactly("Cup", "Vase");
        assertThat(titles(catalog, search(Sort.PRICE_DESC, null))).containsExactly("Vase", "Cup");
        assertThat(titles(catalog, search(Sort.TITLE, 150L))).containsExactly("Vase");
        assertThat(titles(catalog, search(Sort.TITLE, null))).containsExactly("Abacus", "Cup", "Vase");
        ProductHits hits = catalog.await(catalog.catalog.search(search(Sort.TITLE, null)));
        assertThat(Objects.requireNonNull(hits.facets()).prices())
                .containsExactly(new ProductHits.PriceBand(0, 500L, 2));
    }

    @Test
    void comparesPricesInTheConfiguredCurrency() {
        CatalogFixture catalog = open(new JsonObject().put("currency", "JPY"));

        assertThat(titles(catalog, search(Sort.PRICE, null))).containsExactly("Abacus");
        assertThat(titles(catalog, search(Sort.TITLE, null))).hasSize(3);
    }

    @Test
    void leavesOutWhatCannotBeHad() {
        CatalogFixture catalog = open(new JsonObject());
        OfferId vase = Objects.requireNonNull(catalog.await(catalog.catalog.search(search(Sort.PRICE_DESC, null)))
                .data()
                .getFirst()
                .offerId());
        catalog.stock(vase, 2);

        catalog.domain.eventually("two are there", () -> catalog.catalog
                .search(available(2))
                .map(hits ->
                        hits.data().stream().map(ProductSummary::title).toList().equals(List.of("Vase"))));
        assertThat(titles(catalog, available(3))).isEmpty();
    }

    private CatalogFixture open(JsonObject config) {
        CatalogFixture opened = CatalogFixture.open(config);
        fixture = opened;
        MerchantView merchant = opened.merchant("Acme");
        sell("Cup", merchant, new Money(100, "EUR"));
        sell("Vase", merchant, new Money(200, "EUR"));
        sell("Abacus", merchant, new Money(150, "JPY"));
        return opened;
    }

    private void sell(String title, MerchantView merchant, Money price) {
        CatalogFixture catalog = Objects.requireNonNull(fixture);
        ProductView product = catalog.product(title);
        NewOffer offer = new NewOffer(product.variants().getFirst().id(), merchant.id(), price, null, null);
        assertThat(catalog.await(catalog.catalog.createOffer(offer, CallContext.SYSTEM)))
                .isNotNull();
    }

    private static List<String> titles(CatalogFixture catalog, ProductSearch search) {
        return catalog.await(catalog.catalog.search(search)).data().stream()
                .map(ProductSummary::title)
                .toList();
    }

    private static ProductSearch search(Sort sort, @Nullable Long minPrice) {
        return new ProductSearch(null, null, null, null, minPrice, null, null, sort, true, false, PageRequest.first());
    }

    private static ProductSearch available(long pieces) {
        return new ProductSearch(
                null, null, null, null, null, null, pieces, Sort.PRICE, false, false, PageRequest.first());
    }
}
