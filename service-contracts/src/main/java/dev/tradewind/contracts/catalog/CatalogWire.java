package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class CatalogWire {
    private CatalogWire() {}

    public static String writeCategoryChange(CategoryChange value) {
        return Wire.write(value);
    }

    public static CategoryChange readCategoryChange(String json) {
        return Wire.read(json, CategoryChange.class);
    }

    public static String writeCategoryList(CategoryList value) {
        return Wire.write(value);
    }

    public static CategoryList readCategoryList(String json) {
        return Wire.read(json, CategoryList.class);
    }

    public static String writeCategoryView(CategoryView value) {
        return Wire.write(value);
    }

    public static CategoryView readCategoryView(String json) {
        return Wire.read(json, CategoryView.class);
    }

    public static String writeNewCategory(NewCategory value) {
        return Wire.write(value);
    }

    public static NewCategory readNewCategory(String json) {
        return Wire.read(json, NewCategory.class);
    }

    public static String writeNewOffer(NewOffer value) {
        return Wire.write(value);
    }

    public static NewOffer readNewOffer(String json) {
        return Wire.read(json, NewOffer.class);
    }

    public static String writeNewOffers(NewOffers value) {
        return Wire.write(value);
    }

    public static NewOffers readNewOffers(String json) {
        return Wire.read(json, NewOffers.class);
    }

    public static String writeNewProduct(NewProduct value) {
        return Wire.write(value);
    }

    public static NewProduct readNewProduct(String json) {
        return Wire.read(json, NewProduct.class);
    }

    public static String writeNewProductType(NewProductType value) {
        return Wire.write(value);
    }

    public static NewProductType readNewProductType(String json) {
        return Wire.read(json, NewProductType.class);
    }

    public static String writeNewProducts(NewProducts value) {
        return Wire.write(value);
    }

    public static NewProducts readNewProducts(String json) {
        return Wire.read(json, NewProducts.class);
    }

    public static String writeOfferChange(OfferChange value) {
        return Wire.write(value);
    }

    public static OfferChange readOfferChange(String json) {
        return Wire.read(json, OfferChange.class);
    }

    public static String writeOfferListing(OfferListing value) {
        return Wire.write(value);
    }

    public static OfferListing readOfferListing(String json) {
        return Wire.read(json, OfferListing.class);
    }

    public static String writeOfferPage(OfferPage value) {
        return Wire.write(value);
    }

    public static OfferPage readOfferPage(String json) {
        return Wire.read(json, OfferPage.class);
    }

    public static String writeOfferQuery(OfferQuery value) {
        return Wire.write(value);
    }

    public static OfferQuery readOfferQuery(String json) {
        return Wire.read(json, OfferQuery.class);
    }

    public static String writeOfferView(OfferView value) {
        return Wire.write(value);
    }

    public static OfferView readOfferView(String json) {
        return Wire.read(json, OfferView.class);
    }

    public static String writeProductChange(ProductChange value) {
        return Wire.write(value);
    }

    public static ProductChange readProductChange(String json) {
        return Wire.read(json, ProductChange.class);
    }

    public static String writeProductHits(ProductHits value) {
        return Wire.write(value);
    }

    public static ProductHits readProductHits(String json) {
        return Wire.read(json, ProductHits.class);
    }

    public static String writeProductList(ProductList value) {
        return Wire.write(value);
    }

    public static ProductList readProductList(String json) {
        return Wire.read(json, ProductList.class);
    }

    public static String writeProductSearch(ProductSearch value) {
        return Wire.write(value);
    }

    public static ProductSearch readProductSearch(String json) {
        return Wire.read(json, ProductSearch.class);
    }

    public static String writeProductTypeChange(ProductTypeChange value) {
        return Wire.write(value);
    }

    public static ProductTypeChange readProductTypeChange(String json) {
        return Wire.read(json, ProductTypeChange.class);
    }

    public static String writeProductTypeList(ProductTypeList value) {
        return Wire.write(value);
    }

    public static ProductTypeList readProductTypeList(String json) {
        return Wire.read(json, ProductTypeList.class);
    }

    public static String writeProductTypeView(ProductTypeView value) {
        return Wire.write(value);
    }

    public static ProductTypeView readProductTypeView(String json) {
        return Wire.read(json, ProductTypeView.class);
    }

    public static String writeProductView(ProductView value) {
        return Wire.write(value);
    }

    public static ProductView readProductView(String json) {
        return Wire.read(json, ProductView.class);
    }
}
