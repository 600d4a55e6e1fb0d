package dev.tradewind.catalog;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogError;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.catalog.ProductTypeList;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.ProductTypeId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Product types. They never change, so their compiled schemas are kept in memory. */
final class ProductTypes {
    private static final int COMPILED_MAX = 500;

    private final EventLog<CatalogEvent> log;
    private final Idempotency idempotency;
    private final ProductTypeStore store;
    private final SchemaRules rules;
    private final Map<ProductTypeId, AttributeSchema> compiled = new HashMap<>();

    ProductTypes(Domain<CatalogEvent> domain, ProductTypeStore store, SchemaRules rules) {
        this.log = domain.log();
        this.idempotency = domain.idempotency();
        this.store = store;
        this.rules = rules;
    }

    Future<ProductTypeView> create(NewProductType type, CallContext context) {
        return ProductRules.check(type)
                .verdict()
                .compose(valid -> rules.check(type.schema())
                        .verdict(CatalogError.INVALID_SCHEMA, "The schema is no JSON Schema (draft 2020-12)."))
                .compose(valid -> idempotency.once(context, ProductTypeView.class, tx -> add(tx, type, context)));
    }

    Future<ProductTypeList> all() {
        return store.all().map(ProductTypeList::new);
    }

    /** Something with attributes, and where its {@code type_id} and {@code attributes} stand in the request. */
    record Typed(@Nullable ProductTypeId type, Attributes attributes, String at) {}

    /**
     * Fails with {@code not_found} where a type does not exist, with {@code invalid_attributes} where a schema is not
     * met.
     */
    Future<Void> check(Tx tx, List<Typed> things) {
        List<Reference<ProductTypeId>> types = things.stream()
                .map(t -> new Reference<>(t.type(), t.at() + "/type_id"))
                .toList();
        return schemas(tx, Reference.named(types))
                .compose(schemas -> Reference.check(types, schemas.keySet(), "There is no such product type.")
                        .compose(exist -> checkAttributes(things, schemas)));
    }

    private static Future<Void> checkAttributes(List<Typed> things, Map<ProductTypeId, AttributeSchema> schemas) {
        Checks checks = new Checks();
        things.forEach(t -> checkAttributes(t, schemas, checks));
        return checks.verdict(CatalogError.INVALID_ATTRIBUTES, "The attributes do not match the product type.");
    }

    private static void checkAttributes(Typed thing, Map<ProductTypeId, AttributeSchema> schemas, Checks checks) {
        AttributeSchema schema = thing.type() == null ? null : schemas.get(thing.type());
        if (schema != null) {
            schema.check(thing.attributes(), thing.at() + "/attributes")
                    .forEach(p -> checks.that(false, p.pointer(), p.detail()));
        }
    }

    /** The schemas of those types that exist, and perhaps of others. */
    private Future<Map<ProductTypeId, AttributeSchema>> schemas(Tx tx, Set<ProductTypeId> ids) {
        if (compiled.size() > COMPILED_MAX) {
            compiled.clear();
        }
        List<ProductTypeId> missing =
                ids.stream().filter(id -> !compiled.containsKey(id)).toList();
        return missing.isEmpty()
                ? Future.succeededFuture(compiled)
                : store.byIds(tx, missing).map(this::compile);
    }

    private Map<ProductTypeId, AttributeSchema> compile(List<ProductTypeView> types) {
        types.forEach(t -> compiled.put(t.id(), AttributeSchema.of(t.schema())));
        return compiled;
    }

    private Future<ProductTypeView> add(Tx tx, NewProductType type, CallContext context) {
        ProductTypeView draft =
                new ProductTypeView(ProductTypeId.next(), type.name().strip(), type.schema());
        return store.add(tx, draft, type.externalRef())
                .compose(added -> added.isPresent()
                        ? tell(tx, added.get(), context)
                        : store.byRef(tx, type.externalRef()).map(known -> known.orElse(draft)));
    }

    private Future<ProductTypeView> tell(Tx tx, ProductTypeView type, CallContext context) {
        CatalogEvent saved = new CatalogEvent.ProductTypeSaved(type);
        return log.append(tx, List.of(Outgoing.of(saved, type.id(), 1).in(context)))
                .map(type);
    }
}
