package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every statement about product types. */
final class ProductTypeStore {
    private static final String COLUMNS = " id, name, schema::text as schema ";

    private static final String ADD =
            """
            insert into product_types (id, name, schema, external_ref) values ($1, $2, $3::text::json, $4)
            on conflict (external_ref) do nothing
            returning"""
                    + COLUMNS;

    private static final String BY_REF = "select" + COLUMNS + "from product_types where external_ref = $1";
    private static final String BY_IDS = "select" + COLUMNS + "from product_types where id = any($1::text[])";
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

    Future<List<ProductTypeView>> byIds(Tx tx, Collection<ProductTypeId> ids) {
        return tx.query(BY_IDS, Tuple.tuple().addArrayOfString(Sql.ids(ids)))
                .map(rows -> Sql.list(rows, ProductTypeStore::view));
    }

    Future<List<ProductTypeView>> all() {
        return database.query(ALL).map(rows -> Sql.list(rows, ProductTypeStore::view));
    }

    private static ProductTypeView view(Row row) {
        return new ProductTypeView(
                new ProductTypeId(row.getString("id")), row.getString("name"), new RawJson(row.getString("schema")));
    }
}
