package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product to add.
 *
 * @param attributes must satisfy the type's schema
 * @param variants at least one
 * @param externalRef the same reference again gives the same product
 */
public record NewProduct(
        String title,
        @Nullable String description,
        @Nullable CategoryId categoryId,
        @Nullable ProductTypeId typeId,
        @Nullable RawJson attributes,
        List<NewVariant> variants,
        @Nullable String externalRef) {
    /** @param sku unique on the platform */
    public record NewVariant(String sku, @Nullable String title) {}
}
