package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.ProductId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A product about to be added.
 *
 * @param at where it stands in the request, as a JSON pointer
 */
record ProductDraft(String at, ProductId id, NewProduct product, Attributes attributes) {
    static ProductDraft single(NewProduct product) {
        return draft("", product);
    }

    static List<ProductDraft> many(List<NewProduct> products) {
        return IntStream.range(0, products.size())
                .mapToObj(i -> draft("/items/" + i, products.get(i)))
                .toList();
    }

    /** Of a product that has passed the rules, so that its attributes can be read. */
    private static ProductDraft draft(String at, NewProduct product) {
        return new ProductDraft(
                at, ProductId.next(), product, Objects.requireNonNull(Attributes.of(product.attributes())));
    }

    Reference<CategoryId> category() {
        return new Reference<>(product.categoryId(), at + "/category_id");
    }

    ProductTypes.Typed typed() {
        return new ProductTypes.Typed(product.typeId(), attributes, at);
    }

    String title() {
        return product.title().strip();
    }

    /** What search finds it by. */
    String words() {
        List<String> skus =
                product.variants().stream().map(NewProduct.NewVariant::sku).toList();
        return Words.of(title(), skus, attributes, product.description());
    }
}
