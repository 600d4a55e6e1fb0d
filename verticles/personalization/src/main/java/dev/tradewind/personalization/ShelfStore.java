package dev.tradewind.personalization;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.inventory.InventoryEvent.StockChanged;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.personalization.ShelfItem;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every statement about products: the copies of what others told, and what follows for recommendations. */
final class ShelfStore {
    private static final String SAVE_PRODUCTS =
            """
            insert into products (id, version, title, category_id, category, active)
            select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::boolean[])
                as given(id, version, title, category_id, category, active)
            order by id
            on conflict (id) do update set version = excluded.version, title = excluded.title,
                category_id = excluded.category_id, category = excluded.category, active = excluded.active
            where excluded.version > products.version""";

    private static final String SAVE_OFFERS =
            """
            insert into offers (id, version, product_id, merchant_id, active)
            select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::boolean[])
                as given(id, version, product_id, merchant_id, active)
            order by id
            on conflict (id) do update set version = excluded.version, product_id = excluded.product_id,
                merchant_id = excluded.merchant_id, active = excluded.active
            where excluded.version > offers.version""";

    private static final String SAVE_MERCHANTS =
            """
            with changed as (
                insert into merchants (id, version, active)
                select * from unnest($1::text[], $2::bigint[], $3::boolean[]) as given(id, version, active)
                order by id
                on conflict (id) do update set version = excluded.version, active = excluded.active
                where excluded.version > merchants.version
                returning id)
            select distinct o.product_id from offers o join changed c on c.id = o.merchant_id""";

    // Runs with every sale, and seldom changes anything.
    private static final String SAVE_STOCK =
            """
            with changed as (
                insert into stock (offer_id, available)
                select * from unnest($1::text[], $2::boolean[]) as given(offer_id, available)
                order by offer_id
                on conflict (offer_id) do update set available = excluded.available
                where excluded.available <> stock.available
                returning offer_id)
            select distinct o.product_id from offers o join changed c on c.offer_id = o.id""";

    /**
     * Copies are written by several followers, and what follows depends on all of them: who comes later must see what
     * the earlier one has written, so each begins with this lock.
     */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('personalization.shelf'))";

    private static final String REFRESH =
            """
            with standing as (
                select p.id, p.title, p.category_id, p.category, p.active and count(m.id) > 0 as sellable,
                    coalesce(array_agg(distinct m.id) filter (where m.id is not null), '{}') as merchants
                from products p
                left join offers o on o.product_id = p.id and o.active
                left join stock s on s.offer_id = o.id and s.available
                left join merchants m on m.id = o.merchant_id and m.active and s.offer_id is not null
                where p.id = any($1::text[])
                group by p.id)
            insert into shelf (product_id, version, title, category_id, category, sellable, merchants)
            select id, 1, title, category_id, category, sellable, merchants from standing
            order by id
            on conflict (product_id) do update set version = shelf.version + 1, title = excluded.title,
                category_id = excluded.category_id, category = excluded.category, sellable = excluded.sellable,
                merchants = excluded.merchants
            where (shelf.title, shelf.category_id, shelf.category, shelf.sellable, shelf.merchants)
                is distinct from
                (excluded.title, excluded.category_id, excluded.category, excluded.sellable, excluded.merchants)
            returning product_id, version, title, category_id, category, sellable, merchants""";

    private static final String ALL =
            """
            select product_id, version, title, category_id, category, sellable, merchants
            from shelf order by product_id""";

    private final Database database;

    ShelfStore(Database database) {
        this.database = database;
    }

    /** Waits until nobody else is at it, and keeps others waiting until the transaction ends. */
    Future<Void> alone(Tx tx) {
        return tx.query(ONE_AT_A_TIME).mapEmpty();
    }

    /** Each product at most once; takes over what is newer than what is known. */
    Future<Void> saveProducts(Tx tx, Collection<ProductView> products) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(products, p -> p.id().value()))
                .addArrayOfLong(products.stream().map(ProductView::version).toArray(Long[]::new))
                .addArrayOfString(texts(products, ProductView::title))
                .addArrayOfString(texts(
                        products,
                        p -> p.categoryId() == null ? null : p.categoryId().value()))
                .addArrayOfString(texts(
                        products,
                        p -> p.categoryPath().isEmpty()
                                ? null
                                : p.categoryPath().getLast()))
                .addArrayOfBoolean(products.stream().map(ProductView::active).toArray(Boolean[]::new));
        return tx.query(SAVE_PRODUCTS, args).mapEmpty();
    }

    /** Each offer at most once; takes over what is newer than what is known. */
    Future<Void> saveOffers(Tx tx, Collection<OfferView> offers) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(offers, o -> o.id().value()))
                .addArrayOfLong(offers.stream().map(OfferView::version).toArray(Long[]::new))
                .addArrayOfString(texts(offers, o -> o.productId().value()))
                .addArrayOfString(texts(offers, o -> o.merchantId().value()))
                .addArrayOfBoolean(offers.stream().map(OfferView::active).toArray(Boolean[]::new));
        return tx.query(SAVE_OFFERS, args).mapEmpty();
    }

    /** Each merchant at most once; answers with the products that may look different for it. */
    Future<List<ProductId>> saveMerchants(Tx tx, Collection<MerchantView> merchants) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(merchants, m -> m.id().value()))
                .addArrayOfLong(merchants.stream().map(MerchantView::version).toArray(Long[]::new))
                .addArrayOfBoolean(merchants.stream()
                        .map(m -> m.status() == MerchantStatus.ACTIVE)
                        .toArray(Boolean[]::new));
        return tx.query(SAVE_MERCHANTS, args).map(ShelfStore::products);
    }

    /** Each offer at most once; answers with the products that may look different for it. */
    Future<List<ProductId>> saveStock(Tx tx, Collection<StockChanged> levels) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(levels, l -> l.offerId().value()))
                .addArrayOfBoolean(levels.stream().map(l -> l.available() > 0).toArray(Boolean[]::new));
        return tx.query(SAVE_STOCK, args).map(ShelfStore::products);
    }

    /** Looks at these products anew; answers with those that have changed. */
    Future<List<ShelfItem>> refresh(Tx tx, Collection<ProductId> products) {
        String[] ids = products.stream().map(ProductId::value).distinct().toArray(String[]::new);
        return tx.query(REFRESH, Tuple.tuple().addArrayOfString(ids)).map(ShelfStore::items);
    }

    Future<List<ShelfItem>> all() {
        return database.query(ALL).map(ShelfStore::items);
    }

    private static List<ProductId> products(RowSet<Row> rows) {
        List<ProductId> products = new ArrayList<>();
        rows.forEach(row -> products.add(new ProductId(row.getString("product_id"))));
        return products;
    }

    private static List<ShelfItem> items(RowSet<Row> rows) {
        List<ShelfItem> items = new ArrayList<>();
        rows.forEach(row -> items.add(item(row)));
        return items;
    }

    private static ShelfItem item(Row row) {
        String category = row.getString("category_id");
        return new ShelfItem(
                new ProductId(row.getString("product_id")),
                row.getLong("version"),
                row.getString("title"),
                category == null ? null : new CategoryId(category),
                row.getString("category"),
                row.getBoolean("sellable"),
                Arrays.stream(row.getArrayOfStrings("merchants"))
                        .map(MerchantId::new)
                        .toList());
    }

    private static <T> String[] texts(Collection<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
