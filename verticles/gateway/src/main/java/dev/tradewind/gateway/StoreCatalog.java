package dev.tradewind.gateway;

import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.ProductSearch;
import dev.tradewind.contracts.merchants.MerchantPage;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a shop shows. */
final class StoreCatalog {
    private final CatalogService catalog;
    private final MerchantsService merchants;
    private final Patience patience;

    StoreCatalog(Services services, Patience patience) {
        this.catalog = services.catalog();
        this.merchants = services.merchants();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("searchProducts", call -> search(call, false))
                .on("adminSearchProducts", call -> search(call, true))
                .on("getProduct", this::product)
                .on("listCategories", call -> patience.repeatable(catalog::categories)
                        .map(Answer::ok))
                .on("listMerchants", this::merchants)
                .on("getMerchant", this::merchant);
    }

    private Future<Answer> product(Call call) {
        ProductId id = call.id("product_id", ProductId::new);
        return patience.repeatable(() -> catalog.productDocument(id)).map(text -> Answer.json(200, text));
    }

    private Future<Answer> search(Call call, boolean includeInactive) {
        ProductSearch search = search(call, call.query("merchant", MerchantId::new), includeInactive);
        return patience.repeatable(() -> catalog.search(search)).map(Answer::ok);
    }

    static ProductSearch search(Call call, @Nullable MerchantId merchant, boolean includeInactive) {
        ProductSearch.Sort sort = call.query("sort", s -> ProductSearch.Sort.valueOf(s.toUpperCase(Locale.ROOT)));
        return new ProductSearch(
                call.query("q"),
                call.query("category", CategoryId::new),
                merchant,
                call.query("currency"),
                call.<Long>query("min_price", Long::valueOf),
                call.<Long>query("max_price", Long::valueOf),
                call.<Long>query("available", Long::valueOf),
                sort == null ? ProductSearch.Sort.RELEVANCE : sort,
                Boolean.parseBoolean(call.query("facets")),
                includeInactive,
                call.page());
    }

    private Future<Answer> merchants(Call call) {
        return patience.repeatable(() -> merchants.merchants(call.page()))
                .map(page -> Answer.ok(StoreMerchantPage.of(page)));
    }

    private Future<Answer> merchant(Call call) {
        MerchantId id = call.id("merchant_id", MerchantId::new);
        return patience.repeatable(() -> merchants.merchant(id)).map(view -> Answer.ok(StoreMerchant.of(view)));
    }

    /** A merchant without what is between it and the platform: address and commission. */
    private record StoreMerchant(
            MerchantId id, String name, MerchantStatus status, List<ShippingRate> shippingRates, Instant createdAt) {
        static StoreMerchant of(MerchantView view) {
            return new StoreMerchant(view.id(), view.name(), view.status(), view.shippingRates(), view.createdAt());
        }
    }

    private record StoreMerchantPage(List<StoreMerchant> data, PageMeta meta) {
        static StoreMerchantPage of(MerchantPage page) {
            return new StoreMerchantPage(
                    page.data().stream().map(StoreMerchant::of).toList(), page.meta());
        }
    }
}
