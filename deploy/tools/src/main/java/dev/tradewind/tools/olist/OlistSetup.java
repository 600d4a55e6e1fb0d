package dev.tradewind.tools.olist;

import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.inventory.StockReceipts.Receipt;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.VariantId;
import dev.tradewind.tools.Progress;
import dev.tradewind.tools.account.Upload;
import dev.tradewind.tools.olist.OlistCatalogue.Category;
import dev.tradewind.tools.olist.OlistOrder.Listing;
import dev.tradewind.tools.rest.Bulk;
import dev.tradewind.tools.rest.Imports;
import dev.tradewind.tools.table.Row;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Brings in sellers, categories, products, offers and stock, and learns what the server calls them. */
final class OlistSetup {
    private static final int BATCH = 1_000;
    private static final String TWICE = "a row that is there twice";

    private final OlistFiles files;
    private final OlistAccounts accounts;
    private final Demand demand;
    private final Imports server;
    private final Bindings bindings = new Bindings();
    private final Map<String, MerchantId> merchants = new HashMap<>();
    private final Map<String, Category> categories = new HashMap<>();
    private final Map<String, VariantId> variants = new HashMap<>();

    OlistSetup(OlistFiles files, OlistAccounts accounts, Demand demand, Imports server) {
        this.files = files;
        this.accounts = accounts;
        this.demand = demand;
        this.server = server;
    }

    /**
     * @param products which of the products to bring in, by id
     * @param faults hears of offers and stock that the server would not take
     */
    Bindings run(Predicate<String> products, Consumer<String> faults) throws IOException {
        sellers();
        categories();
        products(products);
        List<Listing> known = demand.listings().stream().filter(this::isKnown).toList();
        try (ProgressBar bar = Progress.of("offers and stock", known.size())) {
            offers(known, faults);
            bar.stepTo(known.size() / 2);
            stock(known, faults);
            bar.stepTo(known.size());
        }
        return bindings;
    }

    private boolean isKnown(Listing listing) {
        return variants.containsKey(listing.product()) && merchants.containsKey(listing.seller());
    }

    private void sellers() throws IOException {
        Upload<NewMerchant, MerchantView> upload =
                new Upload<>(accounts.sellers(), TWICE, server::merchants, (sent, view) -> {
                    merchants.put(lastPart(sent.externalRef()), view.id());
                    bindings.merchantNames().put(view.id(), view.name());
                });
        files.sellers()
                .read(
                        accounts.sellers(),
                        Progress.watching("sellers", files.sellers().bytes()),
                        row -> {
                            NewMerchant merchant = OlistCatalogue.merchant(row, demand);
                            upload.add(row.line(), String.valueOf(merchant.externalRef()), merchant);
                        });
        upload.flush();
    }

    private void categories() throws IOException {
        Upload<NewCategory, CategoryView> upload = new Upload<>(
                accounts.categories(), TWICE, server::categories, (sent, view) -> bind(sent.externalRef(), view));
        files.categories().read(accounts.categories(), in -> in, row -> {
            String portuguese = row.required("product_category_name");
            upload.add(
                    row.line(),
                    portuguese,
                    OlistCatalogue.category(portuguese, row.required("product_category_name_english")));
        });
        upload.flush();
    }

    private void bind(@Nullable String reference, CategoryView view) {
        categories.put(lastPart(reference), new Category(view.id(), view.name()));
    }

    private void products(Predicate<String> wanted) throws IOException {
        ProductTypeId type = server.productTypes(List.of(OlistCatalogue.productType()))
                .getFirst()
                .id();
        Upload<NewProduct, ProductView> upload = new Upload<>(accounts.products(), TWICE, server::products, this::bind);
        files.products()
                .read(
                        accounts.products(),
                        Progress.watching("products", files.products().bytes()),
                        row -> {
                            String id = row.required("product_id");
                            if (wanted.test(id)) {
                                upload.add(row.line(), id, product(row, type));
                            }
                        });
        upload.flush();
    }

    /** Only what was ever sold can be bought; the variants of the rest need not be remembered. */
    private void bind(NewProduct sent, ProductView view) {
        String product = lastPart(sent.externalRef());
        if (demand.isSold(product)) {
            variants.put(product, view.variants().getFirst().id());
        }
    }

    private NewProduct product(Row row, ProductTypeId type) {
        String name = row.text("product_category_name");
        return OlistCatalogue.product(row, name.isEmpty() ? null : category(name), type);
    }

    /** Some products are in categories that the translation file does not have; those keep their own name. */
    private Category category(String portuguese) {
        Category known = categories.get(portuguese);
        if (known != null) {
            return known;
        }
        NewCategory untranslated = OlistCatalogue.category(portuguese, portuguese);
        bind(
                String.valueOf(untranslated.externalRef()),
                server.categories(List.of(untranslated)).getFirst());
        return category(portuguese);
    }

    private void offers(List<Listing> listings, Consumer<String> faults) {
        Bulk<Listing, List<OfferView>> bulk = Bulk.of(
                batch -> server.offers(batch.stream().map(this::offer).toList()),
                Bulk.Limit.items(BATCH),
                (batch, views) -> {
                    for (int i = 0; i < batch.size(); i++) {
                        bindings.offers().put(batch.get(i), views.get(i));
                    }
                },
                (listing, reason) -> faults.accept("no offer of " + listing + ": " + reason));
        bulk.addAll(listings);
    }

    private NewOffer offer(Listing listing) {
        return OlistCatalogue.offer(
                listing, demand, known(variants, listing.product()), known(merchants, listing.seller()));
    }

    private void stock(List<Listing> listings, Consumer<String> faults) {
        Bulk<Receipt, ?> bulk = Bulk.of(
                server::stock,
                Bulk.Limit.items(BATCH),
                (batch, levels) -> {},
                (receipt, reason) -> faults.accept("no stock by " + receipt.externalRef() + ": " + reason));
        bulk.addAll(listings.stream()
                .filter(bindings.offers()::containsKey)
                .map(listing -> OlistCatalogue.stock(
                        listing, demand, known(bindings.offers(), listing).id()))
                .toList());
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("unknown " + key);
        }
        return value;
    }

    private static String lastPart(@Nullable String reference) {
        return Objects.requireNonNull(reference).substring(reference.lastIndexOf(':') + 1);
    }
}
