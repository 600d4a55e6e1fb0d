package dev.tradewind.catalog;

import dev.tradewind.chassis.Constraints;
import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogError;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.RawJson;
import dev.tradewind.contracts.shared.VariantId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every statement about products and their variants. */
final class ProductStore {
    private static final String KNOWN = "select id, external_ref from products where external_ref = any($1::text[])";

    /**
     * Not taken is the SKU of a product that an import of the same reference added since this one looked; both arrays
     * are in step.
     */
    private static final String TAKEN_SKUS =
            """
            select v.sku
            from unnest($1::text[], $2::text[]) as wanted(sku, external_ref)
            join variants v on v.sku = wanted.sku
            join products p on p.id = v.product_id
            where p.external_ref is distinct from wanted.external_ref or p.external_ref is null""";

    /**
     * In the order of the references, so that two imports of the same products wait for each other instead of
     * deadlocking.
     */
    private static final String ADD =
            """
            insert into products (id, version, title, description, category_id, type_id, attributes, active,
                external_ref, created_at, title_key, words)
            select id, 1, title, description, category_id, type_id, attributes::json, true,
                external_ref, $9, title_key, words::tsvector
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                    $10::text[])
                as given(id, title, description, category_id, type_id, attributes, external_ref, title_key, words)
            order by external_ref, id
            on conflict (external_ref) do nothing
            returning id""";

    private static final String ADD_VARIANTS =
            """
            insert into variants (id, product_id, position, sku, title)
            select * from unnest($1::text[], $2::text[], $3::smallint[], $4::text[], $5::text[])
                as given(id, product_id, position, sku, title)
            order by sku""";

    /**
     * Products as everybody sees them, in the order of the ids; ready JSON for variants and offers, whose property
     * names are those of the contract.
     */
    private static final String VIEWS =
            """
            select p.id, p.version, p.title, p.description, p.category_id, c.path, p.type_id,
                p.attributes::text as attributes, p.active, p.created_at,
                variants.list::text as variants, offers.list::text as offers
            from unnest($1::text[]) with ordinality as wanted(id, n)
            join products p on p.id = wanted.id
            left join categories c on c.id = p.category_id
            cross join lateral (
                select json_agg(json_build_object('id', v.id, 'sku', v.sku, 'title', v.title)
                        order by v.position) as list
                from variants v where v.product_id = p.id) as variants
            cross join lateral (
                select json_agg(json_build_object('id', o.id, 'variant_id', o.variant_id,
                        'merchant', json_build_object('id', m.id, 'name', m.name),
                        'price', prices.list -> 0, 'prices', prices.list, 'available', coalesce(a.available, 0),
                        'price_history', coalesce(past.list, '[]'))
                    order by prices.main, o.id) as list
                from offers o
                join merchants m on m.id = o.merchant_id and m.status = 'active'
                left join availability a on a.offer_id = o.id
                cross join lateral (
                    select json_agg(json_build_object('amount', x.amount_minor, 'currency', x.currency)
                            order by x.position) as list,
                        min(x.amount_minor) filter (where x.position = 0) as main,
                        min(x.currency) filter (where x.position = 0) as currency
                    from offer_prices x where x.offer_id = o.id) as prices
                cross join lateral (
                    select json_agg(json_build_object(
                            'price', json_build_object('amount', x.amount_minor, 'currency', x.currency),
                            'until', to_char(x.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                            order by x.until desc) as list
                    from (select * from past_prices y where y.offer_id = o.id and y.currency = prices.currency
                            and y.until > now() - interval '90 days' order by y.until desc limit 30) as x) as past
                where o.product_id = p.id and o.active and p.active) as offers
            order by wanted.n""";

    /**
     * Whoever changes what a listing is derived from holds this lock; in the order of the ids, so that nobody
     * deadlocks.
     */
    private static final String LOCK =
            "select id from products where id = any($1::text[]) order by id for no key update";

    private static final String LOCK_STATE =
            """
            select p.id, p.version, p.title, p.description, p.category_id, p.type_id,
                p.attributes::text as attributes, p.active,
                array(select sku from variants v where v.product_id = p.id order by v.position) as skus
            from products p where p.id = $1 for no key update of p""";

    private static final String CHANGE =
            """
            update products
            set version = version + 1, title = $2, description = $3, category_id = $4,
                attributes = $5::text::json, active = $6, title_key = $7, words = $8::text::tsvector
            where id = $1""";

    private static final Constraints FAULTS = Constraints.map(
            "variants_sku_once", () -> Fault.of(CatalogError.SKU_TAKEN, "A SKU of this request was taken just now."));

    private final Database database;

    ProductStore(Database database) {
        this.database = database;
    }

    Future<Map<String, ProductId>> known(Tx tx, Collection<String> refs) {
        return tx.query(KNOWN, Tuple.tuple().addArrayOfString(refs.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, ProductId> known = new HashMap<>();
                    rows.forEach(row -> known.put(row.getString("external_ref"), new ProductId(row.getString("id"))));
                    return known;
                });
    }

    /** Those SKUs of the products that another product has. */
    Future<Set<String>> takenSkus(Tx tx, List<ProductDraft> drafts) {
        record Wanted(String sku, @Nullable String ref) {}
        List<Wanted> wanted = drafts.stream()
                .map(ProductDraft::product)
                .flatMap(p -> p.variants().stream().map(v -> new Wanted(v.sku(), p.externalRef())))
                .toList();
        Tuple args = Tuple.tuple()
                .addArrayOfString(Sql.texts(wanted, Wanted::sku))
                .addArrayOfString(Sql.texts(wanted, Wanted::ref));
        return tx.query(TAKEN_SKUS, args).map(rows -> new HashSet<>(Sql.list(rows, row -> row.getString("sku"))));
    }

    /** Adds those whose reference is still unknown, with their variants; answers with their ids. */
    Future<Set<ProductId>> add(Tx tx, List<ProductDraft> drafts, Instant now) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(Sql.texts(drafts, d -> d.id().value()))
                .addArrayOfString(Sql.texts(drafts, ProductDraft::title))
                .addArrayOfString(Sql.texts(drafts, d -> d.product().description()))
                .addArrayOfString(Sql.texts(drafts, d -> Sql.text(d.product().categoryId())))
                .addArrayOfString(Sql.texts(drafts, d -> Sql.text(d.product().typeId())))
                .addArrayOfString(Sql.texts(drafts, d -> d.attributes().raw().text()))
                .addArrayOfString(Sql.texts(drafts, d -> d.product().externalRef()))
                .addArrayOfString(Sql.texts(drafts, d -> Words.sortKey(d.title())))
                .addOffsetDateTime(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .addArrayOfString(Sql.texts(drafts, ProductDraft::words));
        return tx.query(ADD, args)
                .map(rows -> Set.copyOf(Sql.list(rows, row -> new ProductId(row.getString("id")))))
                .compose(added -> addVariants(tx, drafts, added));
    }

    private Future<Set<ProductId>> addVariants(Tx tx, List<ProductDraft> drafts, Set<ProductId> added) {
        Tuple args =
                variants(drafts.stream().filter(d -> added.contains(d.id())).collect(Collectors.toList()));
        return tx.query(ADD_VARIANTS, args).map(added).recover(FAULTS::fault);
    }

    private static Tuple variants(List<ProductDraft> drafts) {
        record Line(ProductId product, int position, NewProduct.NewVariant variant) {}
        List<Line> lines = drafts.stream()
                .flatMap(d -> IntStream.range(0, d.product().variants().size())
                        .mapToObj(
                                i -> new Line(d.id(), i, d.product().variants().get(i))))
                .toList();
        return Tuple.tuple()
                .addArrayOfString(Sql.texts(lines, l -> VariantId.next().value()))
                .addArrayOfString(Sql.texts(lines, l -> l.product().value()))
                .addArrayOfShort(lines.stream().map(l -> (short) l.position()).toArray(Short[]::new))
                .addArrayOfString(Sql.texts(lines, l -> l.variant().sku()))
                .addArrayOfString(Sql.texts(lines, l -> l.variant().title()));
    }

    Future<List<ProductView>> views(Tx tx, Collection<ProductId> ids) {
        return tx.query(VIEWS, Tuple.tuple().addArrayOfString(Sql.ids(ids)))
                .map(rows -> Sql.list(rows, ProductStore::view));
    }

    Future<Optional<ProductView>> view(ProductId id) {
        return database.query(VIEWS, Tuple.tuple().addArrayOfString(new String[] {id.value()}))
                .map(rows -> Sql.first(rows, ProductStore::view));
    }

    /** Locks products until the transaction ends. */
    Future<Void> lock(Tx tx, Collection<ProductId> ids) {
        return tx.query(LOCK, Tuple.tuple().addArrayOfString(Sql.ids(ids))).mapEmpty();
    }

    /** Locks a product until the transaction ends; empty when there is none. */
    Future<Optional<ProductState>> lock(Tx tx, ProductId id) {
        return tx.query(LOCK_STATE, Tuple.of(id.value())).map(rows -> Sql.first(rows, ProductStore::state));
    }

    Future<Void> save(Tx tx, ProductState product) {
        Tuple args = Tuple.of(
                product.id().value(),
                product.title(),
                product.description(),
                Sql.text(product.categoryId()),
                product.attributes().raw().text(),
                product.active());
        args.addString(Words.sortKey(product.title())).addString(product.words());
        return tx.query(CHANGE, args).mapEmpty();
    }

    private static ProductState state(Row row) {
        return new ProductState(
                new ProductId(row.getString("id")),
                row.getLong("version"),
                row.getString("title"),
                row.getString("description"),
                Sql.id(row.getString("category_id"), CategoryId::new),
                Sql.id(row.getString("type_id"), ProductTypeId::new),
                Attributes.stored(row.getString("attributes")),
                row.getBoolean("active"),
                List.of(row.getArrayOfStrings("skus")));
    }

    private static ProductView view(Row row) {
        String[] path = row.getArrayOfStrings("path");
        return new ProductView(
                new ProductId(row.getString("id")),
                row.getLong("version"),
                row.getString("title"),
                row.getString("description"),
                Sql.id(row.getString("category_id"), CategoryId::new),
                path == null ? List.of() : List.of(path),
                Sql.id(row.getString("type_id"), ProductTypeId::new),
                new RawJson(row.getString("attributes")),
                row.getBoolean("active"),
                list(row, "variants", ProductView.Variant.class),
                list(row, "offers", ProductView.Offer.class),
                row.getOffsetDateTime("created_at").toInstant());
    }

    /** An aggregate over no rows is null. */
    private static <T> List<T> list(Row row, String column, Class<T> type) {
        String json = row.getString(column);
        return json == null ? List.of() : Wire.readList(json, type);
    }
}
