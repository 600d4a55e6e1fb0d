package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.ProductTypeId;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The catalog: what is sold, by whom, at which price. */
@ProxyGen
public interface CatalogService {
    String ADDRESS = "service.catalog";
    long LOOK_DEADLINE_MS = 20_000;

    static CatalogService proxy(Vertx vertx) {
        return new CatalogServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    /** For what looks at every product of a type first, before anything is locked. */
    static CatalogService patientProxy(Vertx vertx) {
        return new CatalogServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline(LOOK_DEADLINE_MS));
    }

    Future<CategoryView> createCategory(NewCategory category, CallContext context);

    /**
     * Renames a category or moves it, with everything below it. Fails with {@code not_found} (category, parent) and
     * {@code validation_failed} when it would stand below itself or too deep.
     */
    Future<CategoryView> changeCategory(CategoryId id, CategoryChange change, CallContext context);

    Future<CategoryList> categories();

    /** Fails with {@code invalid_schema}. */
    Future<ProductTypeView> createProductType(NewProductType type, CallContext context);

    Future<ProductTypeList> productTypes();

    /** Fails with {@code not_found}. */
    Future<ProductTypeView> productType(ProductTypeId id);

    /**
     * Products stay as they are, and keep matching their type: a change that one of them would not match is refused.
     * Fails with {@code not_found}, {@code version_conflict}, {@code invalid_schema} or {@code products_do_not_match},
     * which tells for each attribute how many products stand against it.
     */
    Future<ProductTypeView> changeProductType(ProductTypeId id, ProductTypeChange change, CallContext context);

    /** Twice does no harm. Fails with {@code type_has_products}. */
    Future<Void> deleteProductType(ProductTypeId id, CallContext context);

    /** Fails with {@code sku_taken}, {@code invalid_attributes} or {@code not_found} (category, type). */
    Future<ProductView> createProduct(NewProduct product, CallContext context);

    /** Set-based import; the answer keeps the order of the request. */
    Future<ProductList> importProducts(NewProducts products, CallContext context);

    /** Fails with {@code not_found}, {@code version_conflict} or {@code invalid_attributes}. */
    Future<ProductView> changeProduct(ProductId id, ProductChange change, CallContext context);

    /** Fails with {@code not_found}. */
    Future<ProductView> product(ProductId id);

    /** The product's public REST document as JSON text, ready to be sent: the same as {@link #product} written out. */
    Future<String> productDocument(ProductId id);

    Future<ProductHits> search(ProductSearch search);

    /** Fails with {@code not_found} (variant, merchant) or {@code offer_exists}. */
    Future<OfferView> createOffer(NewOffer offer, CallContext context);

    /** Set-based import; the answer keeps the order of the request. */
    Future<OfferPage> importOffers(NewOffers offers, CallContext context);

    /** Fails with {@code not_found} or {@code version_conflict}. */
    Future<OfferView> changeOffer(OfferId id, OfferChange change, CallContext context);

    /** Fails with {@code not_found}. */
    Future<OfferView> offer(OfferId id);

    /** All offers by id, as builds ask that do not know {@link #offerListing} yet. */
    Future<OfferPage> offers(PageRequest page);

    Future<OfferListing> offerListing(OfferQuery query);
}
