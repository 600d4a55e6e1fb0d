package dev.tradewind.catalog;

import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.shared.CategoryId;
import io.vertx.core.Future;
import java.util.List;

/** What every product has to satisfy: its category and its type exist, its attributes match the type. */
record Demands(Categories categories, ProductTypes types) {
    Future<Void> check(Tx tx, List<Reference<CategoryId>> categoriesOf, List<ProductTypes.Typed> things) {
        return categories.check(tx, categoriesOf).compose(exist -> types.check(tx, things));
    }
}
