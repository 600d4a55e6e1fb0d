package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.ProductTypeChange;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every statement about product types. */
final class ProductTypeStore {
    private static final String COLUMNS = " id, version, name, schema::text as schema ";

    private static final String ADD =
            """
            insert into product_types (id, name, schema, external_ref) values ($1, $2, $3::text::json, $4)
            on conflict (external_ref) do nothing
            returning"""
                    + COLUMNS;

    private static final String BY_REF = "select" + COLUMNS + "from product_types where external_ref = $1";
    private static final String BY_ID = "select" + COLUMNS + "from product_types where id = $1";
    private static final String LOCK = BY_ID + " for update";
    private static final String DELETE = "delete from product_types where id = $1";

    /**
     * Until the transaction ends, nobody changes these types; the schema only of those known in another version. A
     * change takes the stronger lock, for whose sake the foreign key of a new product would wait as well.
     */
    private static final String HOLD =
            """
            select t.id, t.version, case when t.version is distinct from known.version then t.schema::text end as schema
            from unnest($1::text[], $2::bigint[]) as known(id, version)
            join product_types t on t.id = known.id
            order by t.id for key share of t""";

    private static final String CHANGE =
            """
            update product_types set version = version + 1, name = $2, schema = $3::text::json where id = $1
            returning"""
                    + COLUMNS;

    private static final String MOMENT = "select pg_snapshot_xmin(pg_current_snapshot())::text as moment";

    /**
     * Products that a change may be unwelcome to: all, or those that have one of some attributes or lack one of
     * others; either way only those written at a given moment or later, if one is given. Attributes with a zero
     * character in them cannot be looked into here and count as concerned.
     */
    private static final String CONCERNED =
            """
            select p.id, p.title, p.attributes::text as attributes
            from products p
            where p.type_id = $1 and p.id > $2
                and ($6::text is null or age(p.xmin) <= age($6::text::xid8::xid))
                and ($3 or case when position('\\u0000' in p.attributes::text) > 0 then true
                    else p.attributes::jsonb ?| $4::text[] or not p.attributes::jsonb ?& $5::text[] end)
            order by p.id limit 500""";

    private static final String COUNT = "select count(*) as n from products where type_id = $1";
    private static final String SOME =
            "select id, title, attributes::text as attributes from products where type_id = $1 order by id limit 5";
    private static final String ALL = "select" + COLUMNS + "from product_types order by name, id";

    private final Database database;

    ProductTypeStore(Database database) {
        this.database = database;
    }

    /** Empty when the reference is known. */
    Future<Optional<ProductTypeView>> add(Tx tx, ProductTypeView type, @Nullable String externalRef) {
        Tuple args = Tuple.of(type.id().value(), type.name(), type.schema().text(), externalRef);
        return tx.query(ADD, args).map(rows -> Sql.first(rows, ProductTypeStore::view));
    }

    Future<Optional<ProductTypeView>> byRef(Tx tx, @Nullable String externalRef) {
        return tx.query(BY_REF, Tuple.of(externalRef)).map(rows -> Sql.first(rows, ProductTypeStore::view));
    }

    Future<Optional<ProductTypeView>> find(ProductTypeId id) {
        return database.query(BY_ID, Tuple.of(id.value())).map(rows -> Sql.first(rows, ProductTypeStore::view));
    }

    /** Nobody makes or changes a product of this type until the transaction ends. */
    Future<Optional<ProductTypeView>> lock(Tx tx, ProductTypeId id) {
        return tx.query(LOCK, Tuple.of(id.value())).map(rows -> Sql.first(rows, ProductTypeStore::view));
    }

    /** @param schema null when this version is known already */
    record Held(ProductTypeId id, long version, @Nullable RawJson schema) {}

    /** Those that exist, each held as it is until the transaction ends. */
    Future<List<Held>> hold(Tx tx, Map<ProductTypeId, Long> knownVersions) {
        List<ProductTypeId> ids = List.copyOf(knownVersions.keySet());
        Long[] versions = ids.stream().map(knownVersions::get).toArray(Long[]::new);
        return tx.query(HOLD, Tuple.tuple().addArrayOfString(Sql.ids(ids)).addArrayOfLong(versions))
                .map(rows -> Sql.list(rows, ProductTypeStore::held));
    }

    Future<ProductTypeView> change(Tx tx, ProductTypeId id, ProductTypeChange change) {
        Tuple args = Tuple.of(id.value(), change.name().strip(), change.schema().text());
        return tx.query(CHANGE, args)
                .map(rows -> Sql.first(rows, ProductTypeStore::view).orElseThrow());
    }

    Future<Void> delete(Tx tx, ProductTypeId id) {
        return tx.query(DELETE, Tuple.of(id.value())).mapEmpty();
    }

    /** Now, as the writing transactions that have ended by now count it. */
    Future<String> moment() {
        return database.query(MOMENT).map(rows -> rows.iterator().next().getString("moment"));
    }

    /**
     * Which products to look at.
     *
     * @param since a {@link #moment()}; null for all times
     */
    record Wanted(ProductTypeId type, SchemaChange change, @Nullable String since) {}

    /** A portion of them, after the given id; the last one is empty. */
    Future<List<Objections.Concerned>> concerned(Wanted wanted, String after) {
        return database.query(CONCERNED, concernedArgs(wanted, after))
                .map(rows -> Sql.list(rows, ProductTypeStore::concerned));
    }

    Future<List<Objections.Concerned>> concerned(Tx tx, Wanted wanted, String after) {
        return tx.query(CONCERNED, concernedArgs(wanted, after))
                .map(rows -> Sql.list(rows, ProductTypeStore::concerned));
    }

    Future<Long> countProducts(Tx tx, ProductTypeId id) {
        return tx.query(COUNT, Tuple.of(id.value()))
                .map(rows -> rows.iterator().next().getLong("n"));
    }

    Future<List<Objections.Concerned>> someProducts(Tx tx, ProductTypeId id) {
        return tx.query(SOME, Tuple.of(id.value())).map(rows -> Sql.list(rows, ProductTypeStore::concerned));
    }

    Future<List<ProductTypeView>> all() {
        return database.query(ALL).map(rows -> Sql.list(rows, ProductTypeStore::view));
    }

    private static Tuple concernedArgs(Wanted wanted, String after) {
        SchemaChange change = wanted.change();
        return Tuple.of(wanted.type().value(), after, change.everybody())
                .addArrayOfString(change.touched().toArray(String[]::new))
                .addArrayOfString(change.required().toArray(String[]::new))
                .addString(wanted.since());
    }

    private static Objections.Concerned concerned(Row row) {
        return new Objections.Concerned(
                new ProductId(row.getString("id")),
                row.getString("title"),
                Attributes.stored(row.getString("attributes")));
    }

    private static Held held(Row row) {
        String schema = row.getString("schema");
        return new Held(
                new ProductTypeId(row.getString("id")),
                row.getLong("version"),
                schema == null ? null : new RawJson(schema));
    }

    private static ProductTypeView view(Row row) {
        return new ProductTypeView(
                new ProductTypeId(row.getString("id")),
                row.getLong("version"),
                row.getString("name"),
                new RawJson(row.getString("schema")));
    }
}
