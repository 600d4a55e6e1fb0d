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
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.ProductTypeId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Product types. Their compiled schemas are kept in memory, each with the version that it is of. */
final class ProductTypes {
    private static final int COMPILED_MAX = 500;

    private final EventLog<CatalogEvent> log;
    private final Idempotency idempotency;
    private final ProductTypeStore store;
    private final SchemaRules rules;
    private final Map<ProductTypeId, Compiled> compiled = new HashMap<>();

    private record Compiled(@Nullable Long version, @Nullable AttributeSchema schema) {
        static final Compiled NONE = new Compiled(null, null);
    }

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

    Future<ProductTypeView> find(ProductTypeId id) {
        return store.find(id).map(found -> found.orElseThrow(() -> Fault.notFound(id)));
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

    /** The schemas of those types that exist, which stay as they are until the transaction ends. */
    private Future<Map<ProductTypeId, AttributeSchema>> schemas(Tx tx, Set<ProductTypeId> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        Map<ProductTypeId, Compiled> known = new HashMap<>(compiled);
        Map<ProductTypeId, Long> versions = new HashMap<>();
        ids.forEach(id -> versions.put(id, known.getOrDefault(id, Compiled.NONE).version()));
        return store.hold(tx, versions).map(held -> held.stream()
                .collect(Collectors.toMap(ProductTypeStore.Held::id, h -> schema(h, known.get(h.id())))));
    }

    private AttributeSchema schema(ProductTypeStore.Held held, @Nullable Compiled known) {
        if (held.schema() == null) {
            return Objects.requireNonNull(Objects.requireNonNull(known).schema());
        }
        if (compiled.size() >= COMPILED_MAX) {
            compiled.clear();
        }
        AttributeSchema schema = AttributeSchema.of(held.schema());
        compiled.put(held.id(), new Compiled(held.version(), schema));
        return schema;
    }

    private Future<ProductTypeView> add(Tx tx, NewProductType type, CallContext context) {
        ProductTypeView draft =
                new ProductTypeView(ProductTypeId.next(), 1, type.name().strip(), type.schema());
        return store.add(tx, draft, type.externalRef())
                .compose(added -> added.isPresent()
                        ? tell(tx, added.get(), context)
                        : store.byRef(tx, type.externalRef()).map(known -> known.orElse(draft)));
    }

    private Future<ProductTypeView> tell(Tx tx, ProductTypeView type, CallContext context) {
        return log.append(tx, List.of(saved(type).in(context))).map(type);
    }

    static Outgoing<CatalogEvent> saved(ProductTypeView type) {
        return Outgoing.of(new CatalogEvent.ProductTypeSaved(type), type.id(), type.version());
    }
}
