package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.CategoryChange;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.catalog.ProductChange;
import dev.tradewind.contracts.catalog.ProductTypeChange;
import dev.tradewind.contracts.shared.Checks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a product, a category and a product type must look like, as far as one can say without asking anybody. */
final class ProductRules {
    static final int IMPORT_MAX = 1_000;
    private static final int TITLE_MAX = 500;
    private static final int DESCRIPTION_MAX = 20_000;
    private static final int REF_MAX = 200;
    private static final int SKU_MAX = 100;
    private static final int VARIANTS_MAX = 200;

    private ProductRules() {}

    static Checks check(NewCategory category) {
        return new Checks()
                .text(category.name(), 200, "/name")
                .optionalText(category.externalRef(), REF_MAX, "/external_ref");
    }

    static Checks check(CategoryChange change) {
        return new Checks().text(change.name(), 200, "/name");
    }

    static Checks check(NewProductType type) {
        return new Checks().text(type.name(), 200, "/name").optionalText(type.externalRef(), REF_MAX, "/external_ref");
    }

    static Checks check(ProductTypeChange change) {
        return new Checks().text(change.name(), 200, "/name");
    }

    static Checks check(NewProduct product) {
        Checks checks = new Checks();
        check(product, "", checks);
        return checks;
    }

    static Checks checkImport(List<NewProduct> products) {
        Checks checks = new Checks();
        checks.that(products.size() <= IMPORT_MAX, "/items", "must be at most " + IMPORT_MAX);
        for (int i = 0; i < products.size(); i++) {
            String at = "/items/" + i;
            checks.that(products.get(i).externalRef() != null, at + "/external_ref", "is missing");
            check(products.get(i), at, checks);
        }
        return checks;
    }

    static Checks check(ProductChange change) {
        Checks checks = new Checks().optionalText(change.title(), TITLE_MAX, "/title");
        checkDescription(change.description(), "", checks);
        return checks;
    }

    private static void check(NewProduct product, String at, Checks checks) {
        checks.text(product.title(), TITLE_MAX, at + "/title")
                .optionalText(product.externalRef(), REF_MAX, at + "/external_ref")
                .that(Attributes.of(product.attributes()) != null, at + "/attributes", Attributes.LIMITS);
        checkDescription(product.description(), at, checks);
        checkVariants(product.variants(), at + "/variants", checks);
    }

    /** Unlike a title it may be empty: that is how one takes it away. */
    private static void checkDescription(@Nullable String description, String at, Checks checks) {
        boolean fits = description == null || description.length() <= DESCRIPTION_MAX;
        checks.that(fits, at + "/description", "must have at most " + DESCRIPTION_MAX + " characters");
    }

    private static void checkVariants(List<NewProduct.NewVariant> variants, String at, Checks checks) {
        int count = variants.size();
        checks.that(count > 0 && count <= VARIANTS_MAX, at, "must be 1 to " + VARIANTS_MAX);
        Set<String> skus = new HashSet<>();
        for (int i = 0; i < count; i++) {
            NewProduct.NewVariant variant = variants.get(i);
            checks.text(variant.sku(), SKU_MAX, at + "/" + i + "/sku")
                    .that(skus.add(variant.sku()), at + "/" + i + "/sku", "must be another than those before it")
                    .optionalText(variant.title(), TITLE_MAX, at + "/" + i + "/title");
        }
    }
}
