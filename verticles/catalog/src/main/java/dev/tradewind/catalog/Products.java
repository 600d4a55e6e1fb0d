package dev.tradewind.catalog;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.NewProducts;
import dev.tradewind.contracts.catalog.ProductChange;
import dev.tradewind.contracts.catalog.ProductList;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Products: what is sold, whoever sells it. */
final class Products {
    private final EventLog<CatalogEvent> log;
    private final Idempotency idempotency;
    private final ProductStore store;
    private final Demands demands;
    private final Derived derived;
    private final AddingProducts adding;

    Products(Domain<CatalogEvent> domain, ProductStore store, Demands demands, Derived derived) {
        this.log = domain.log();
        this.idempotency = domain.idempotency();
        this.store = store;
        this.demands = demands;
        this.derived = derived;
        this.adding = new AddingProducts(log, store, demands);
    }

    Future<ProductView> create(NewProduct product, CallContext context) {
        return ProductRules.check(product)
                .verdict()
                .compose(valid -> idempotency.once(
                        context, ProductView.class, tx -> adding.add(tx, List.of(ProductDraft.single(product)), context)
                                .map(List::getFirst)));
    }

    Future<ProductList> importAll(NewProducts products, CallContext context) {
        return ProductRules.checkImport(products.products())
                .verdict()
                .compose(valid -> idempotency.once(context, ProductList.class, tx -> adding.add(
                                tx, ProductDraft.many(products.products()), context)
                        .map(ProductList::new)));
    }

    Future<ProductView> find(ProductId id) {
        return store.view(id).map(found -> found.orElseThrow(() -> Fault.notFound(id)));
    }

    Future<ProductView> change(ProductId id, ProductChange change, CallContext context) {
        return ProductRules.check(change)
                .verdict()
                .compose(valid -> idempotency.once(context, ProductView.class, tx -> change(tx, id, change, context)));
    }

    private Future<ProductView> change(Tx tx, ProductId id, ProductChange change, CallContext context) {
        return store.lock(tx, id)
                .compose(found -> decide(tx, id, found, change))
                .compose(step -> save(tx, step, context));
    }

    private record Step(ProductState before, ProductState after) {}

    private Future<Step> decide(Tx tx, ProductId id, Optional<ProductState> found, ProductChange change) {
        if (found.isEmpty()) {
            return Future.failedFuture(Fault.notFound(id));
        }
        ProductState before = found.get();
        if (change.version() != null && change.version() != before.version()) {
            return Future.failedFuture(
                    Fault.of(CommonError.VERSION_CONFLICT, "The product has version " + before.version() + " by now."));
        }
        ProductState after = before.changed(change);
        return demands.check(
                        tx,
                        List.of(new Reference<>(after.categoryId(), "/category_id")),
                        List.of(new ProductTypes.Typed(after.typeId(), after.attributes(), "")))
                .map(new Step(before, after));
    }

    private Future<ProductView> save(Tx tx, Step step, CallContext context) {
        ProductId id = step.after().id();
        return store.save(tx, step.after())
                .compose(saved -> step.after().looksDifferentTo(step.before())
                        ? derived.offersLookDifferent(tx, id, context)
                        : derived.pagesChanged(tx, List.of(id)))
                .compose(done -> store.views(tx, List.of(id)).map(List::getFirst))
                .compose(
                        view -> log.append(tx, List.of(saved(view).in(context))).map(view));
    }

    /** The product as the feed tells it: its offers tell themselves. */
    static Outgoing<CatalogEvent> saved(ProductView view) {
        ProductView told = new ProductView(
                view.id(),
                view.version(),
                view.title(),
                view.description(),
                view.categoryId(),
                view.categoryPath(),
                view.typeId(),
                view.attributes(),
                view.active(),
                view.variants(),
                List.of(),
                view.createdAt());
        return Outgoing.of(new CatalogEvent.ProductSaved(told), view.id(), view.version());
    }
}
