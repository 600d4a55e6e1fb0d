package dev.tradewind.catalog;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.CategoryChange;
import dev.tradewind.contracts.catalog.CategoryList;
import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewOffers;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.catalog.NewProducts;
import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.catalog.OfferListing;
import dev.tradewind.contracts.catalog.OfferPage;
import dev.tradewind.contracts.catalog.OfferQuery;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductChange;
import dev.tradewind.contracts.catalog.ProductHits;
import dev.tradewind.contracts.catalog.ProductList;
import dev.tradewind.contracts.catalog.ProductSearch;
import dev.tradewind.contracts.catalog.ProductTypeChange;
import dev.tradewind.contracts.catalog.ProductTypeList;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.ProductTypeId;
import io.vertx.core.Future;

/** The catalog's one door: each use case stands in the class of what it is about. */
final class Catalog implements CatalogService {
    private final Categories categories;
    private final ProductTypes types;
    private final ChangingTypes changingTypes;
    private final Products products;
    private final Offers offers;
    private final Search search;
    private final ProductPages pages;

    Catalog(Domain<CatalogEvent> domain, Stores stores, Derived derived, Neighbours neighbours) {
        this.categories = new Categories(domain, stores.categories(), derived);
        this.types = new ProductTypes(domain, stores.types(), neighbours.schemas());
        this.changingTypes = new ChangingTypes(domain, stores.types(), neighbours.schemas());
        this.products = new Products(domain, stores.products(), new Demands(categories, types), derived);
        this.offers = new Offers(domain, stores, neighbours.merchants(), derived);
        this.search = new Search(stores.search(), neighbours.facets(), neighbours.currency());
        this.pages = neighbours.pages();
    }

    /** What the catalog works with beside its own tables. */
    record Neighbours(
            SchemaRules schemas,
            MerchantCopies merchants,
            ProductPages pages,
            FacetMemory facets,
            CatalogCurrency currency) {}

    @Override
    public Future<CategoryView> createCategory(NewCategory category, CallContext context) {
        return categories.create(category, context);
    }

    @Override
    public Future<CategoryView> changeCategory(CategoryId id, CategoryChange change, CallContext context) {
        return categories.change(id, change, context);
    }

    @Override
    public Future<CategoryList> categories() {
        return categories.all();
    }

    @Override
    public Future<ProductTypeView> createProductType(NewProductType type, CallContext context) {
        return types.create(type, context);
    }

    @Override
    public Future<ProductTypeList> productTypes() {
        return types.all();
    }

    @Override
    public Future<ProductTypeView> productType(ProductTypeId id) {
        return types.find(id);
    }

    @Override
    public Future<ProductTypeView> changeProductType(ProductTypeId id, ProductTypeChange change, CallContext context) {
        return changingTypes.change(id, change, context);
    }

    @Override
    public Future<Void> deleteProductType(ProductTypeId id, CallContext context) {
        return changingTypes.delete(id, context);
    }

    @Override
    public Future<ProductView> createProduct(NewProduct product, CallContext context) {
        return products.create(product, context);
    }

    @Override
    public Future<ProductList> importProducts(NewProducts many, CallContext context) {
        return products.importAll(many, context);
    }

    @Override
    public Future<ProductView> changeProduct(ProductId id, ProductChange change, CallContext context) {
        return products.change(id, change, context);
    }

    @Override
    public Future<ProductView> product(ProductId id) {
        return products.find(id);
    }

    @Override
    public Future<String> productDocument(ProductId id) {
        return pages.document(id);
    }

    @Override
    public Future<OfferView> createOffer(NewOffer offer, CallContext context) {
        return offers.create(offer, context);
    }

    @Override
    public Future<OfferPage> importOffers(NewOffers many, CallContext context) {
        return offers.importAll(many, context);
    }

    @Override
    public Future<OfferView> changeOffer(OfferId id, OfferChange change, CallContext context) {
        return offers.change(id, change, context);
    }

    @Override
    public Future<OfferView> offer(OfferId id) {
        return offers.find(id);
    }

    @Override
    public Future<OfferPage> offers(PageRequest page) {
        return offers.page(page);
    }

    @Override
    public Future<OfferListing> offerListing(OfferQuery query) {
        return offers.list(query);
    }

    @Override
    public Future<ProductHits> search(ProductSearch wanted) {
        return search.find(wanted);
    }
}
