package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.shared.CategoryId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every statement about categories. */
final class CategoryStore {
    private static final String COLUMNS = " id, name, parent_id, path ";

    /**
     * The parent's row gives the path; without a parent, or with one that exists, there is exactly one row to insert.
     */
    private static final String ADD =
            """
            insert into categories (id, name, parent_id, ancestors, path, external_ref)
            select $1, $2, parent.id, coalesce(parent.ancestors, '{}') || $1::text,
                coalesce(parent.path, '{}') || $2::text, $4
            from (select 1) as one left join categories parent on parent.id = $3
            where $3::text is null or parent.id is not null
            on conflict (external_ref) do nothing
            returning"""
                    + COLUMNS;

    private static final String FIND = "select" + COLUMNS + "from categories where id = $1";
    private static final String BY_REF = "select" + COLUMNS + "from categories where external_ref = $1";
    private static final String ALL = "select" + COLUMNS + "from categories order by cardinality(path), path, id";
    private static final String EXISTING = "select id from categories where id = any($1::text[])";

    private final Database database;

    CategoryStore(Database database) {
        this.database = database;
    }

    /** Empty when the parent does not exist or the reference is known. */
    Future<Optional<CategoryView>> add(Tx tx, CategoryView category, @Nullable String externalRef) {
        Tuple args = Tuple.of(category.id().value(), category.name(), Sql.text(category.parentId()), externalRef);
        return tx.query(ADD, args).map(rows -> Sql.first(rows, CategoryStore::view));
    }

    Future<Optional<CategoryView>> find(Tx tx, CategoryId id) {
        return tx.query(FIND, Tuple.of(id.value())).map(rows -> Sql.first(rows, CategoryStore::view));
    }

    Future<Optional<CategoryView>> byRef(Tx tx, String externalRef) {
        return tx.query(BY_REF, Tuple.of(externalRef)).map(rows -> Sql.first(rows, CategoryStore::view));
    }

    Future<List<CategoryView>> all() {
        return database.query(ALL).map(rows -> Sql.list(rows, CategoryStore::view));
    }

    Future<Set<CategoryId>> existing(Tx tx, Collection<CategoryId> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(Set.of())
                : tx.query(EXISTING, Tuple.tuple().addArrayOfString(Sql.ids(ids)))
                        .map(rows -> new HashSet<>(Sql.list(rows, row -> new CategoryId(row.getString("id")))));
    }

    private static CategoryView view(Row row) {
        return new CategoryView(
                new CategoryId(row.getString("id")),
                row.getString("name"),
                Sql.id(row.getString("parent_id"), CategoryId::new),
                List.of(row.getArrayOfStrings("path")));
    }
}
