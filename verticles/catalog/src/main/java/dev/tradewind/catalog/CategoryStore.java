package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CategoryChange;
import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.ProductId;
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

    /** Whoever adds or moves a category reads the path of another one, which must not be moved meanwhile. */
    private static final String LOCK_TREE = "lock table categories in share row exclusive mode";

    private static final String ANCESTORS = "select ancestors from categories where id = $1";

    /** The category and all below it: what stood above it gives way to what stands above it now. */
    private static final String CHANGE =
            """
            update categories c
            set name = case when c.id = $1 then $2 else c.name end,
                parent_id = case when c.id = $1 then $3 else c.parent_id end,
                ancestors = now.ancestors || c.ancestors[now.depth + 1:],
                path = now.path || c.path[now.depth + 1:],
                version = c.version + 1
            from (select coalesce(parent.ancestors, '{}') || $1::text as ancestors,
                    coalesce(parent.path, '{}') || $2::text as path, cardinality(own.ancestors) as depth
                from categories own left join categories parent on parent.id = $3::text
                where own.id = $1) as now
            where c.ancestors @> array[$1::text]
            returning c.id, c.name, c.parent_id, c.path, c.version""";

    private static final String PRODUCTS_BELOW =
            """
            select id from products
            where category_id = any(array(select id from categories where ancestors @> array[$1::text])) order by id""";

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

    /** Nobody adds or moves another category until the transaction ends. */
    Future<Void> lockTree(Tx tx) {
        return tx.query(LOCK_TREE).mapEmpty();
    }

    /** From the root down to the category itself; empty when there is no such category. */
    Future<List<CategoryId>> ancestors(Tx tx, CategoryId id) {
        return tx.query(ANCESTORS, Tuple.of(id.value()))
                .map(rows ->
                        Sql.first(rows, row -> List.of(row.getArrayOfStrings("ancestors"))).orElse(List.of()).stream()
                                .map(CategoryId::new)
                                .toList());
    }

    /** A category as it is after its latest change. */
    record Changed(CategoryView category, long version) {}

    /** The category that was changed, and all below it, whose paths changed with its own. */
    Future<List<Changed>> change(Tx tx, CategoryId id, CategoryChange change) {
        Tuple args = Tuple.of(id.value(), change.name().strip(), Sql.text(change.parentId()));
        return tx.query(CHANGE, args)
                .map(rows -> Sql.list(rows, row -> new Changed(view(row), row.getLong("version"))));
    }

    /** The products of a category and of all below it. */
    Future<List<ProductId>> productsBelow(Tx tx, CategoryId id) {
        return tx.query(PRODUCTS_BELOW, Tuple.of(id.value()))
                .map(rows -> Sql.list(rows, row -> new ProductId(row.getString("id"))));
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
