package dev.tradewind.catalog;

import dev.tradewind.chassis.Constraints;
import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.CatalogError;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.VariantId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Every statement about offers and their prices. */
final class OfferStore {
    private static final String KNOWN = "select id, external_ref from offers where external_ref = any($1::text[])";

    private static final String PRODUCTS = "select id, product_id from variants where id = any($1::text[])";

    private static final String TAKEN =
            """
            select o.variant_id, o.merchant_id
            from offers o join unnest($1::text[], $2::text[]) as wanted(variant_id, merchant_id)
                on o.variant_id = wanted.variant_id and o.merchant_id = wanted.merchant_id""";

    /**
     * In the order of the references, so that two imports of the same offers wait for each other instead of
     * deadlocking.
     */
    private static final String ADD =
            """
            insert into offers (id, version, product_id, variant_id, merchant_id, active, external_ref)
            select given.id, 1, v.product_id, v.id, given.merchant_id, true, given.external_ref
            from unnest($1::text[], $2::text[], $3::text[], $4::text[])
                as given(id, variant_id, merchant_id, external_ref)
            join variants v on v.id = given.variant_id
            order by given.external_ref, given.id
            on conflict (external_ref) do nothing
            returning id""";

    private static final String ADD_PRICES =
            """
            insert into offer_prices (offer_id, position, currency, amount_minor)
            select * from unnest($1::text[], $2::smallint[], $3::text[], $4::bigint[])""";

    /** Those that are not among the new ones. */
    private static final String REMEMBER_PRICES =
            """
            insert into past_prices (offer_id, currency, amount_minor, until)
            select offer_id, currency, amount_minor, now() from offer_prices p
            where offer_id = $1 and not exists (
                select from unnest($2::text[], $3::bigint[]) as given(currency, amount)
                where given.currency = p.currency and given.amount = p.amount_minor)""";

    private static final String REMOVE_PRICES = "delete from offer_prices where offer_id = $1";

    static final String COLUMNS =
            """
            o.id, o.version, o.product_id, o.variant_id, o.merchant_id, v.sku, p.title, v.title as variant_title,
            (select json_agg(json_build_object('amount', x.amount_minor, 'currency', x.currency)
                    order by x.position)::text
                from offer_prices x where x.offer_id = o.id) as prices,
            """;

    static final String JOINS = " join variants v on v.id = o.variant_id join products p on p.id = o.product_id ";

    private static final String VIEWS = "select " + COLUMNS + "o.active and p.active as active"
            + " from unnest($1::text[]) with ordinality as wanted(id, n) join offers o on o.id = wanted.id" + JOINS
            + "order by wanted.n";

    private static final String LOCK_PRODUCT =
            "select id from products where id = (select product_id from offers where id = $1) for no key update";

    /** The offer's own switch, whatever the product's is. */
    private static final String OWN =
            "select " + COLUMNS + "o.active, p.active as product_active from offers o" + JOINS + "where o.id = $1";

    private static final String CHANGE = "update offers set version = version + 1, active = $2 where id = $1";

    private static final String TOUCH_OF_PRODUCT =
            """
            update offers set version = version + 1
            where id in (select id from offers where product_id = $1 order by id for no key update)
            returning id""";

    private static final Constraints FAULTS = Constraints.map("offers_one_per_merchant", OfferStore::exists);

    private final Database database;

    OfferStore(Database database) {
        this.database = database;
    }

    static Throwable exists() {
        return Fault.of(CatalogError.OFFER_EXISTS, "A merchant has one offer of a variant.");
    }

    Future<Map<String, OfferId>> known(Tx tx, Collection<String> refs) {
        return tx.query(KNOWN, Tuple.tuple().addArrayOfString(refs.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, OfferId> known = new HashMap<>();
                    rows.forEach(row -> known.put(row.getString("external_ref"), new OfferId(row.getString("id"))));
                    return known;
                });
    }

    /** The products of those variants that exist. */
    Future<Map<VariantId, ProductId>> products(Tx tx, Collection<VariantId> variants) {
        return tx.query(PRODUCTS, Tuple.tuple().addArrayOfString(Sql.ids(variants)))
                .map(rows -> {
                    Map<VariantId, ProductId> products = new HashMap<>();
                    rows.forEach(row -> products.put(
                            new VariantId(row.getString("id")), new ProductId(row.getString("product_id"))));
                    return products;
                });
    }

    /** Which of the drafts' places are taken. */
    Future<Set<OfferDraft.Place>> taken(Tx tx, List<OfferDraft> drafts) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(Sql.texts(drafts, d -> d.offer().variantId().value()))
                .addArrayOfString(Sql.texts(drafts, d -> d.offer().merchantId().value()));
        return tx.query(TAKEN, args)
                .map(rows -> new HashSet<>(Sql.list(
                        rows,
                        row -> new OfferDraft.Place(
                                new VariantId(row.getString("variant_id")),
                                new MerchantId(row.getString("merchant_id"))))));
    }

    /** Adds those whose reference is still unknown, with their prices; answers with their ids. */
    Future<Set<OfferId>> add(Tx tx, List<OfferDraft> drafts) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(Sql.texts(drafts, d -> d.id().value()))
                .addArrayOfString(Sql.texts(drafts, d -> d.offer().variantId().value()))
                .addArrayOfString(Sql.texts(drafts, d -> d.offer().merchantId().value()))
                .addArrayOfString(Sql.texts(drafts, d -> d.offer().externalRef()));
        return tx.query(ADD, args)
                .recover(FAULTS::fault)
                .map(rows -> Set.copyOf(Sql.list(rows, row -> new OfferId(row.getString("id")))))
                .compose(added -> addPrices(tx, pricesOf(drafts, added)).map(added));
    }

    private record PriceRow(OfferId offer, int position, Money price) {}

    private static List<PriceRow> pricesOf(List<OfferDraft> drafts, Set<OfferId> added) {
        return drafts.stream()
                .filter(d -> added.contains(d.id()))
                .flatMap(d -> rows(d.id(), Prices.of(d.offer())).stream())
                .toList();
    }

    private static List<PriceRow> rows(OfferId offer, Prices prices) {
        return IntStream.range(0, prices.all().size())
                .mapToObj(i -> new PriceRow(offer, i, prices.all().get(i)))
                .toList();
    }

    private static Future<Void> addPrices(Tx tx, List<PriceRow> rows) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(Sql.texts(rows, r -> r.offer().value()))
                .addArrayOfShort(rows.stream().map(r -> (short) r.position()).toArray(Short[]::new))
                .addArrayOfString(Sql.texts(rows, r -> r.price().currency()))
                .addArrayOfLong(rows.stream().map(r -> r.price().amount()).toArray(Long[]::new));
        return tx.query(ADD_PRICES, args).mapEmpty();
    }

    Future<List<OfferView>> views(Tx tx, Collection<OfferId> ids) {
        return tx.query(VIEWS, Tuple.tuple().addArrayOfString(Sql.ids(ids)))
                .map(rows -> Sql.list(rows, OfferStore::view));
    }

    Future<Optional<OfferView>> view(OfferId id) {
        return database.query(VIEWS, Tuple.tuple().addArrayOfString(new String[] {id.value()}))
                .map(rows -> Sql.first(rows, OfferStore::view));
    }

    /** An offer with its own switch as {@code active}, beside its product's. */
    record Own(OfferView offer, boolean productActive) {}

    /**
     * Locks the offer's product until the transaction ends, and reads the offer as it is behind that lock; empty when
     * there is none. The read is sent along with the lock, but begins when the lock is held.
     */
    Future<Optional<Own>> lockOwn(Tx tx, OfferId id) {
        Future<RowSet<Row>> locked = tx.query(LOCK_PRODUCT, Tuple.of(id.value()));
        Future<RowSet<Row>> read = tx.query(OWN, Tuple.of(id.value()));
        return Future.all(locked, read)
                .map(both -> Sql.first(read.result(), row -> new Own(view(row), row.getBoolean("product_active"))));
    }

    Future<Void> changeState(Tx tx, OfferId id, boolean active) {
        return tx.query(CHANGE, Tuple.of(id.value(), active)).mapEmpty();
    }

    Future<Void> changePrices(Tx tx, OfferId id, Prices prices) {
        Tuple remembered = Tuple.tuple()
                .addString(id.value())
                .addArrayOfString(Sql.texts(prices.all(), Money::currency))
                .addArrayOfLong(prices.all().stream().map(Money::amount).toArray(Long[]::new));
        return Future.all(
                        tx.query(REMEMBER_PRICES, remembered),
                        tx.query(REMOVE_PRICES, Tuple.of(id.value())),
                        addPrices(tx, rows(id, prices)))
                .mapEmpty();
    }

    /** Counts a change of each offer of a product, because they carry its title and state. */
    Future<List<OfferId>> touch(Tx tx, ProductId product) {
        return tx.query(TOUCH_OF_PRODUCT, Tuple.of(product.value()))
                .map(rows -> Sql.list(rows, row -> new OfferId(row.getString("id"))));
    }

    static OfferView view(Row row) {
        List<Money> prices = Wire.readList(row.getString("prices"), Money.class);
        String variantTitle = row.getString("variant_title");
        return new OfferView(
                new OfferId(row.getString("id")),
                row.getLong("version"),
                new ProductId(row.getString("product_id")),
                new VariantId(row.getString("variant_id")),
                new MerchantId(row.getString("merchant_id")),
                row.getString("sku"),
                variantTitle == null ? row.getString("title") : row.getString("title") + " (" + variantTitle + ")",
                prices.getFirst(),
                prices,
                row.getBoolean("active"));
    }
}
