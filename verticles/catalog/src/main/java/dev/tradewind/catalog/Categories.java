package dev.tradewind.catalog;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CategoryChange;
import dev.tradewind.contracts.catalog.CategoryList;
import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of categories. */
final class Categories {
    private static final int DEPTH_MAX = 16;

    private final EventLog<CatalogEvent> log;
    private final Idempotency idempotency;
    private final CategoryStore store;
    private final Derived derived;

    Categories(Domain<CatalogEvent> domain, CategoryStore store, Derived derived) {
        this.log = domain.log();
        this.idempotency = domain.idempotency();
        this.store = store;
        this.derived = derived;
    }

    Future<CategoryView> create(NewCategory category, CallContext context) {
        return ProductRules.check(category)
                .verdict()
                .compose(valid -> idempotency.once(context, CategoryView.class, tx -> add(tx, category, context)));
    }

    /** Names and paths stand on the pages of all products below. */
    Future<CategoryView> change(CategoryId id, CategoryChange change, CallContext context) {
        return ProductRules.check(change)
                .verdict()
                .compose(valid -> idempotency.once(context, CategoryView.class, tx -> store.lockTree(tx)
                        .compose(locked -> mayStandThere(tx, id, change.parentId()))
                        .compose(may -> move(tx, id, change, context))));
    }

    private Future<Void> mayStandThere(Tx tx, CategoryId id, @Nullable CategoryId parent) {
        return Future.all(store.ancestors(tx, id), parent == null ? nothing() : store.ancestors(tx, parent))
                .compose(both -> {
                    List<CategoryId> own = both.resultAt(0);
                    List<CategoryId> above = both.resultAt(1);
                    if (own.isEmpty()) {
                        return Future.failedFuture(Fault.notFound(id));
                    }
                    Checks there =
                            new Checks().that(parent == null || !above.isEmpty(), "/parent_id", "does not exist");
                    Checks apart = new Checks().that(!above.contains(id), "/parent_id", "stands below it, or is it");
                    return there.verdict(CommonError.NOT_FOUND, "There is no such category.")
                            .compose(known -> apart.verdict());
                });
    }

    private static Future<List<CategoryId>> nothing() {
        return Future.succeededFuture(List.of());
    }

    private Future<CategoryView> move(Tx tx, CategoryId id, CategoryChange change, CallContext context) {
        return store.change(tx, id, change).compose(changed -> Future.all(
                        changed.stream().map(c -> notTooDeep(c.category())).toList())
                .compose(fit -> log.append(tx, told(changed, context)))
                .compose(told -> store.productsBelow(tx, id))
                .compose(products -> derived.pagesChanged(tx, products))
                .map(done -> changed.stream()
                        .map(CategoryStore.Changed::category)
                        .filter(c -> c.id().equals(id))
                        .findFirst()
                        .orElseThrow()));
    }

    private static List<Outgoing<CatalogEvent>> told(List<CategoryStore.Changed> changed, CallContext context) {
        return changed.stream()
                .map(c -> Outgoing.<CatalogEvent>of(
                                new CatalogEvent.CategorySaved(c.category()),
                                c.category().id(),
                                c.version())
                        .in(context))
                .toList();
    }

    Future<CategoryList> all() {
        return store.all().map(CategoryList::new);
    }

    /** Fails with {@code not_found} where a category does not exist. */
    Future<Void> check(Tx tx, List<Reference<CategoryId>> references) {
        return store.existing(tx, Reference.named(references))
                .compose(existing -> Reference.check(references, existing, "There is no such category."));
    }

    private Future<CategoryView> add(Tx tx, NewCategory category, CallContext context) {
        CategoryView draft =
                new CategoryView(CategoryId.next(), category.name().strip(), category.parentId(), List.of());
        return store.add(tx, draft, category.externalRef())
                .compose(added -> added.isPresent()
                        ? notTooDeep(added.get()).compose(fits -> tell(tx, fits, context))
                        : known(tx, category));
    }

    private static Future<CategoryView> notTooDeep(CategoryView category) {
        return category.path().size() <= DEPTH_MAX
                ? Future.succeededFuture(category)
                : Future.failedFuture(Fault.of(
                        CommonError.VALIDATION_FAILED,
                        "Categories go " + DEPTH_MAX + " levels deep.",
                        new Fault.Item("/parent_id", "invalid", "is too deep already")));
    }

    private Future<CategoryView> known(Tx tx, NewCategory category) {
        Future<CategoryView> noParent = Future.failedFuture(Fault.of(
                CommonError.NOT_FOUND,
                "There is no " + category.parentId() + ".",
                new Fault.Item("/parent_id", "not_found", "does not exist")));
        String ref = category.externalRef();
        return ref == null
                ? noParent
                : store.byRef(tx, ref)
                        .compose(found -> found.map(Future::succeededFuture).orElse(noParent));
    }

    private Future<CategoryView> tell(Tx tx, CategoryView category, CallContext context) {
        CatalogEvent saved = new CatalogEvent.CategorySaved(category);
        return log.append(tx, List.of(Outgoing.of(saved, category.id(), 1).in(context)))
                .map(category);
    }
}
