package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every statement about the catalog's copies of what other domains told. */
final class CopyStore {
    /** Shared: two may add offers of one merchant at once, but nobody while the merchant's state is being changed. */
    private static final String LOCK = "select id from merchants where id = any($1::text[]) order by id for share";

    private static final String KNOWN = "select id from merchants where id = any($1::text[])";

    private static final String CURRENT =
            "select id, name, status from merchants where id = any($1::text[]) order by id for no key update";

    private static final String SAVE =
            """
            insert into merchants (id, name, status, version)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as given(id, name, status, version)
            order by id
            on conflict (id) do update set name = excluded.name, status = excluded.status, version = excluded.version
            where excluded.version > merchants.version""";

    private static final String PRODUCTS_OF =
            """
            select distinct product_id from offers where merchant_id = any($1::text[]) and product_id > $2
            order by product_id limit $3""";

    /** In one statement, because it runs with every sale: the copy, and the pages that show it. */
    private static final String SAVE_AVAILABILITY =
            """
            with changed as (
                insert into availability (offer_id, available, sequence)
                select * from unnest($1::text[], $2::bigint[], $3::bigint[]) as given(offer_id, available, sequence)
                order by offer_id
                on conflict (offer_id) do update set available = excluded.available, sequence = excluded.sequence
                where excluded.sequence > availability.sequence
                returning offer_id)
            insert into page_changes (product_id, changed_in)
            select distinct o.product_id, pg_current_xact_id() from changed join offers o on o.id = changed.offer_id
            order by o.product_id
            on conflict (product_id) do update set changed_in = excluded.changed_in
            returning product_id""";

    private final Database database;

    CopyStore(Database database) {
        this.database = database;
    }

    /** Locks those merchants that are known until the transaction ends. */
    Future<Set<MerchantId>> lock(Tx tx, Collection<MerchantId> ids) {
        return tx.query(LOCK, Tuple.tuple().addArrayOfString(Sql.ids(ids)))
                .map(rows -> new HashSet<>(Sql.list(rows, row -> new MerchantId(row.getString("id")))));
    }

    Future<Set<MerchantId>> known(Collection<MerchantId> ids) {
        return database.query(KNOWN, Tuple.tuple().addArrayOfString(Sql.ids(ids)))
                .map(rows -> new HashSet<>(Sql.list(rows, row -> new MerchantId(row.getString("id")))));
    }

    /** What a shopper sees of a merchant. */
    record Face(String name, String status) {
        static Face of(MerchantView merchant) {
            return new Face(merchant.name(), merchant.status().name().toLowerCase(Locale.ROOT));
        }
    }

    /** How the known ones among these merchants look, locked until the transaction ends. */
    Future<Map<MerchantId, Face>> faces(Tx tx, Collection<MerchantId> ids) {
        return tx.query(CURRENT, Tuple.tuple().addArrayOfString(Sql.ids(ids)))
                .map(rows -> Sql.list(rows, row -> row).stream()
                        .collect(Collectors.toMap(
                                row -> new MerchantId(row.getString("id")),
                                row -> new Face(row.getString("name"), row.getString("status")))));
    }

    /** Takes over what is newer than what is known; each merchant at most once. */
    Future<Void> save(Tx tx, Collection<MerchantView> merchants) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(Sql.texts(merchants, m -> m.id().value()))
                .addArrayOfString(Sql.texts(merchants, MerchantView::name))
                .addArrayOfString(Sql.texts(merchants, m -> Face.of(m).status()))
                .addArrayOfLong(merchants.stream().map(MerchantView::version).toArray(Long[]::new));
        return tx.query(SAVE, args).mapEmpty();
    }

    /** The next products after one that these merchants sell, in the order of their ids. */
    Future<List<ProductId>> productsOf(Tx tx, Collection<MerchantId> merchants, String after, int limit) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(Sql.ids(merchants))
                .addString(after)
                .addInteger(limit);
        return tx.query(PRODUCTS_OF, args)
                .map(rows -> Sql.list(rows, row -> new ProductId(row.getString("product_id"))));
    }

    /** How much there is of an offer, as of this event of its own. */
    record Level(InventoryEvent.StockChanged stock, long sequence) {}

    /**
     * Takes over what is newer than what is known, each offer at most once; answers with the products whose pages
     * changed.
     */
    Future<List<ProductId>> saveAvailability(Tx tx, Collection<Level> levels) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(Sql.texts(levels, l -> l.stock().offerId().value()))
                .addArrayOfLong(levels.stream().map(l -> l.stock().available()).toArray(Long[]::new))
                .addArrayOfLong(levels.stream().map(Level::sequence).toArray(Long[]::new));
        return tx.query(SAVE_AVAILABILITY, args)
                .map(rows -> Sql.list(rows, row -> new ProductId(row.getString("product_id"))));
    }
}
