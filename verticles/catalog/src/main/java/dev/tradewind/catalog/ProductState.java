package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.ProductChange;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.ProductTypeId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A product as it is stored, without its offers. */
record ProductState(
        ProductId id,
        long version,
        String title,
        @Nullable String description,
        @Nullable CategoryId categoryId,
        @Nullable ProductTypeId typeId,
        Attributes attributes,
        boolean active,
        List<String> skus) {

    /** Of a change that has passed the rules. */
    ProductState changed(ProductChange change) {
        return new ProductState(
                id,
                version + 1,
                change.title() == null ? title : change.title().strip(),
                change.description() == null ? description : blankToNull(change.description()),
                change.categoryId() == null ? categoryId : change.categoryId(),
                typeId,
                change.attributes() == null ? attributes : Objects.requireNonNull(Attributes.of(change.attributes())),
                change.active() == null ? active : change.active(),
                skus);
    }

    /** Whether offers look different for it: they carry the product's title and whether it can be bought. */
    boolean looksDifferentTo(ProductState other) {
        return active != other.active || !title.equals(other.title);
    }

    String words() {
        return Words.of(title, skus, attributes, description);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
