package dev.tradewind.tools.retail;

import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.identity.CustomerView;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.VariantId;
import dev.tradewind.tools.Progress;
import dev.tradewind.tools.rest.Bulk;
import dev.tradewind.tools.rest.Imports;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Brings in the merchant, its articles and its customers, and learns what the server calls them. */
final class RetailSetup {
    private static final int BATCH = 1_000;

    private final Survey survey;
    private final Imports server;
    private final Consumer<String> faults;

    /** @param faults hears of what the server would not take */
    RetailSetup(Survey survey, Imports server, Consumer<String> faults) {
        this.survey = survey;
        this.server = server;
        this.faults = faults;
    }

    Bindings run() {
        List<Article> articles = survey.articles().values().stream()
                .filter(article -> !article.isNeverPaid())
                .toList();
        MerchantView merchant = server.merchants(List.of(Shop.merchant(survey))).getFirst();
        try (ProgressBar bar = Progress.of(
                "articles and customers",
                3L * articles.size() + survey.customers().size())) {
            Map<Article, VariantId> variants = products(articles, bar);
            Map<String, OfferView> offers = offers(variants, merchant, bar);
            stock(articles, offers, bar);
            return new Bindings(merchant, offers, customers(bar));
        }
    }

    private Map<Article, VariantId> products(List<Article> articles, ProgressBar bar) {
        CategoryId category =
                server.categories(List.of(Shop.category())).getFirst().id();
        ProductTypeId type =
                server.productTypes(List.of(Shop.productType())).getFirst().id();
        Map<Article, VariantId> variants = new HashMap<>();
        Bulk<Article, List<ProductView>> bulk = Bulk.of(
                batch -> server.products(batch.stream()
                        .map(article -> Shop.product(article, category, type))
                        .toList()),
                Bulk.Limit.items(BATCH),
                (batch, views) -> {
                    for (int i = 0; i < batch.size(); i++) {
                        variants.put(
                                batch.get(i), views.get(i).variants().getFirst().id());
                    }
                    bar.stepBy(batch.size());
                },
                (article, reason) -> faults.accept("no product for " + article.code() + ": " + reason));
        bulk.addAll(articles);
        return variants;
    }

    private Map<String, OfferView> offers(Map<Article, VariantId> variants, MerchantView merchant, ProgressBar bar) {
        Map<String, OfferView> offers = new HashMap<>();
        Bulk<Article, List<OfferView>> bulk = Bulk.of(
                batch -> server.offers(batch.stream()
                        .map(article -> Shop.offer(article, known(variants.get(article)), merchant.id()))
                        .toList()),
                Bulk.Limit.items(BATCH),
                (batch, views) -> {
                    for (int i = 0; i < batch.size(); i++) {
                        offers.put(batch.get(i).code(), views.get(i));
                    }
                    bar.stepBy(batch.size());
                },
                (article, reason) -> faults.accept("no offer of " + article.code() + ": " + reason));
        bulk.addAll(variants.keySet());
        return offers;
    }

    private void stock(List<Article> articles, Map<String, OfferView> offers, ProgressBar bar) {
        Bulk<Article, ?> bulk = Bulk.of(
                batch -> server.stock(batch.stream()
                        .map(article -> Shop.stock(
                                article, known(offers.get(article.code())).id()))
                        .toList()),
                Bulk.Limit.items(BATCH),
                (batch, levels) -> bar.stepBy(batch.size()),
                (article, reason) -> faults.accept("no stock of " + article.code() + ": " + reason));
        bulk.addAll(articles.stream()
                .filter(article -> offers.containsKey(article.code()))
                .toList());
    }

    private Map<String, CustomerId> customers(ProgressBar bar) {
        List<String> numbers = List.copyOf(survey.customers().keySet());
        Map<String, CustomerId> ids = new HashMap<>();
        Bulk<String, List<CustomerView>> bulk = Bulk.of(
                batch -> server.customers(batch.stream()
                        .map(number ->
                                Shop.customer(number, known(survey.customers().get(number))))
                        .toList()),
                Bulk.Limit.items(BATCH),
                (batch, views) -> {
                    for (int i = 0; i < batch.size(); i++) {
                        ids.put(batch.get(i), views.get(i).id());
                    }
                    bar.stepBy(batch.size());
                },
                (number, reason) -> faults.accept("no account for customer " + number + ": " + reason));
        bulk.addAll(numbers);
        return ids;
    }

    private static <T> T known(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }
}
