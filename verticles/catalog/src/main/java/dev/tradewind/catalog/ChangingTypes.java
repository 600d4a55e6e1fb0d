package dev.tradewind.catalog;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogError;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.ProductTypeChange;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.ProductTypeId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes and deletes product types. A product matches its type at any time: whoever makes or changes one holds the
 * type as it is until he commits, and whoever changes a type waits for all of those and keeps new ones waiting. So that
 * they wait for moments only, however many products there are, the products are looked at before anything is locked;
 * under the lock only those follow that were written since.
 */
final class ChangingTypes {
    private final Domain<CatalogEvent> domain;
    private final EventLog<CatalogEvent> log;
    private final Idempotency idempotency;
    private final ProductTypeStore store;
    private final SchemaRules rules;

    ChangingTypes(Domain<CatalogEvent> domain, ProductTypeStore store, SchemaRules rules) {
        this.domain = domain;
        this.log = domain.log();
        this.idempotency = domain.idempotency();
        this.store = store;
        this.rules = rules;
    }

    Future<ProductTypeView> change(ProductTypeId id, ProductTypeChange change, CallContext context) {
        return ProductRules.check(change)
                .verdict()
                .compose(valid -> rules.check(change.schema())
                        .verdict(CatalogError.INVALID_SCHEMA, "The schema is no JSON Schema (draft 2020-12)."))
                .compose(valid -> look(id, change))
                .compose(look -> idempotency.once(context, ProductTypeView.class, tx -> store.lock(tx, id)
                        .compose(found -> current(id, found, change))
                        .compose(current -> mayBecome(tx, current, change, look))
                        .compose(may -> save(tx, id, change, context))));
    }

    /** Fails with {@code type_has_products}. */
    Future<Void> delete(ProductTypeId id, CallContext context) {
        return domain.database().transaction(tx -> store.lock(tx, id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : refuseWithProducts(tx, id).compose(none -> delete(tx, found.get(), context))));
    }

    /**
     * What a look at the products says.
     *
     * @param version of the type as it was then; 0 when there was none
     * @param moment before the look
     */
    private record Look(long version, String moment, Objections objections) {}

    private Future<Look> look(ProductTypeId id, ProductTypeChange change) {
        return store.moment().compose(moment -> store.find(id)
                .compose(found ->
                        found.isEmpty() ? Future.failedFuture(Fault.notFound(id)) : look(found.get(), change, moment)));
    }

    private Future<Look> look(ProductTypeView type, ProductTypeChange change, String moment) {
        ProductTypeStore.Wanted wanted = wanted(type, change, null);
        return ask(wanted, change, after -> store.concerned(wanted, after))
                .map(objections -> new Look(type.version(), moment, objections));
    }

    private static Future<ProductTypeView> current(
            ProductTypeId id, Optional<ProductTypeView> found, ProductTypeChange change) {
        if (found.isEmpty()) {
            return Future.failedFuture(Fault.notFound(id));
        }
        ProductTypeView current = found.get();
        return change.version() == null || change.version() == current.version()
                ? Future.succeededFuture(current)
                : Future.failedFuture(Fault.of(
                        CommonError.VERSION_CONFLICT,
                        "The product type has version " + current.version() + " by now."));
    }

    /** Under the lock. A type that is another one than was looked at is looked at once more. */
    private Future<Void> mayBecome(Tx tx, ProductTypeView current, ProductTypeChange change, Look look) {
        boolean same = look.version() == current.version();
        if (same && !look.objections().none()) {
            return Future.failedFuture(look.objections().refusal());
        }
        ProductTypeStore.Wanted wanted = wanted(current, change, same ? look.moment() : null);
        return ask(wanted, change, after -> store.concerned(tx, wanted, after))
                .compose(objections ->
                        objections.none() ? Future.succeededFuture() : Future.failedFuture(objections.refusal()));
    }

    private static ProductTypeStore.Wanted wanted(
            ProductTypeView type, ProductTypeChange change, @Nullable String since) {
        return new ProductTypeStore.Wanted(type.id(), SchemaChange.between(type.schema(), change.schema()), since);
    }

    private Future<Objections> ask(
            ProductTypeStore.Wanted wanted,
            ProductTypeChange change,
            Function<String, Future<List<Objections.Concerned>>> portions) {
        Objections objections = new Objections(
                AttributeSchema.of(change.schema()),
                SchemaChange.known(change.schema()),
                wanted.change().required());
        if (wanted.change().isHarmless()) {
            return Future.succeededFuture(objections);
        }
        AtomicReference<String> after = new AtomicReference<>("");
        return domain.repeat(() -> portions.apply(after.get()).map(portion -> {
                    portion.forEach(objections::hear);
                    portion.forEach(product -> after.set(product.id().value()));
                    return !portion.isEmpty() && !objections.enough();
                }))
                .map(objections);
    }

    private Future<ProductTypeView> save(Tx tx, ProductTypeId id, ProductTypeChange change, CallContext context) {
        return store.change(tx, id, change).compose(changed -> log.append(
                        tx, List.of(ProductTypes.saved(changed).in(context)))
                .map(changed));
    }

    private Future<Void> refuseWithProducts(Tx tx, ProductTypeId id) {
        return store.countProducts(tx, id)
                .compose(count -> count == 0
                        ? Future.succeededFuture()
                        : store.someProducts(tx, id).compose(some -> Future.failedFuture(hasProducts(count, some))));
    }

    private static RuntimeException hasProducts(long count, List<Objections.Concerned> some) {
        List<Fault.Example> examples = some.stream()
                .map(p -> new Fault.Example(p.id().value(), p.title(), null))
                .toList();
        return Fault.of(
                CatalogError.TYPE_HAS_PRODUCTS,
                count == 1 ? "There is a product of this type." : "There are " + count + " products of this type.",
                new Fault.Item(
                        "", "has_products", "is what products are of", new Fault.Against(count, false, examples)));
    }

    private Future<Void> delete(Tx tx, ProductTypeView type, CallContext context) {
        CatalogEvent deleted = new CatalogEvent.ProductTypeDeleted(type.id());
        return store.delete(tx, type.id())
                .compose(gone -> log.append(
                        tx,
                        List.of(Outgoing.of(deleted, type.id(), type.version() + 1)
                                .in(context))))
                .mapEmpty();
    }
}
