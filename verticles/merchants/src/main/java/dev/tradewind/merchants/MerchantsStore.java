package dev.tradewind.merchants;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.ListOrder;
import dev.tradewind.chassis.ListSql;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.merchants.MerchantChange;
import dev.tradewind.contracts.merchants.MerchantPage;
import dev.tradewind.contracts.merchants.MerchantQuery;
import dev.tradewind.contracts.merchants.MerchantSort;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Every statement of the merchants domain. */
final class MerchantsStore {
    private static final String COLUMNS =
            " id, version, name, email, status, commission_bps, shipping_rates::text as shipping_rates, created_at ";

    /**
     * In the order of the references, so that two imports of the same merchants wait for each other instead of
     * deadlocking.
     */
    private static final String ADD =
            """
            insert into merchants (id, version, name, email, status, commission_bps, shipping_rates, external_ref,
                created_at)
            select id, 1, name, email, status, commission_bps, shipping_rates::json, external_ref, created_at
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[],
                    $8::timestamptz[]) with ordinality
                as given(id, name, email, status, commission_bps, shipping_rates, external_ref, created_at, n)
            order by external_ref, n
            on conflict (external_ref) do nothing
            returning"""
                    + COLUMNS;

    private static final String KNOWN =
            "select external_ref," + COLUMNS + "from merchants where external_ref = any($1::text[])";

    private static final String FIND = "select" + COLUMNS + "from merchants where id = $1";

    // As the index has it.
    static final String TEXT = "name || ' ' || email || ' ' || coalesce(external_ref, '')";
    private static final String NAME = ListOrder.folded("name");
    static final String STATUS = "status collate \"C\"";

    private static final String CHANGE =
            """
            update merchants
            set version = version + 1,
                name = coalesce($2, name),
                status = coalesce($3, status),
                commission_bps = coalesce($4, commission_bps),
                shipping_rates = coalesce($5::text::json, shipping_rates)
            where id = $1 and version = coalesce($6, version)
            returning"""
                    + COLUMNS;

    private final Database database;

    MerchantsStore(Database database) {
        this.database = database;
    }

    /** Adds those whose reference is not known yet; answers with those that were added. */
    Future<List<MerchantView>> add(Tx tx, List<MerchantView> opened, List<NewMerchant> merchants) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(opened, m -> m.id().value()))
                .addArrayOfString(texts(opened, MerchantView::name))
                .addArrayOfString(texts(opened, MerchantView::email))
                .addArrayOfString(texts(opened, m -> wire(m.status())))
                .addArrayOfInteger(
                        opened.stream().map(MerchantView::commissionBps).toArray(Integer[]::new))
                .addArrayOfString(texts(opened, m -> Wire.write(m.shippingRates())))
                .addArrayOfString(texts(merchants, NewMerchant::externalRef))
                .addArrayOfOffsetDateTime(opened.stream()
                        .map(m -> m.createdAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return tx.query(ADD, args).map(MerchantsStore::views);
    }

    /**
     * For each asked-for merchant the one that stands for it: the opened one, or the one that has had its reference
     * before.
     */
    Future<List<MerchantView>> resolve(Tx tx, List<MerchantView> opened, List<NewMerchant> merchants) {
        String[] refs = merchants.stream()
                .map(NewMerchant::externalRef)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
        if (refs.length == 0) {
            return Future.succeededFuture(opened);
        }
        return tx.query(KNOWN, Tuple.tuple().addArrayOfString(refs)).map(rows -> {
            Map<String, MerchantView> known = new HashMap<>();
            rows.forEach(row -> known.put(row.getString("external_ref"), view(row)));
            return IntStream.range(0, opened.size())
                    .mapToObj(i -> standsFor(merchants.get(i).externalRef(), opened.get(i), known))
                    .toList();
        });
    }

    private static MerchantView standsFor(@Nullable String ref, MerchantView opened, Map<String, MerchantView> known) {
        return ref == null ? opened : known.getOrDefault(ref, opened);
    }

    Future<Optional<MerchantView>> find(MerchantId id) {
        return database.query(FIND, Tuple.of(id.value())).map(MerchantsStore::first);
    }

    Future<Optional<MerchantView>> find(Tx tx, MerchantId id) {
        return tx.query(FIND, Tuple.of(id.value())).map(MerchantsStore::first);
    }

    Future<MerchantPage> page(MerchantQuery query) {
        String text = query.text();
        boolean isId = text != null && text.startsWith("mer_");
        return ListSql.of(COLUMNS, "merchants where true")
                .and("status = ?", query.status() == null ? null : wire(query.status()))
                .and("id = ?", isId ? text : null)
                .and("id = any(?::text[])", query.ids().isEmpty() ? null : texts(query.ids(), MerchantId::value))
                .containing(TEXT, isId ? null : text)
                .read(
                        database,
                        new ListSql.Asked(order(query.sort()), query.page(), query.count()),
                        MerchantsStore::view)
                .map(page -> new MerchantPage(page.rows(), page.meta()));
    }

    private static ListOrder order(@Nullable MerchantSort sort) {
        return switch (Objects.requireNonNullElse(sort, MerchantSort.OLDEST)) {
            case OLDEST -> new ListOrder(null, null, true);
            case NEWEST -> new ListOrder("newest", null, false);
            case NAME -> new ListOrder("name", NAME, true);
            case NAME_DESC -> new ListOrder("name_desc", NAME, false);
            case STATUS -> new ListOrder("status", STATUS, true);
            case STATUS_DESC -> new ListOrder("status_desc", STATUS, false);
        };
    }

    /** Empty when there is no such merchant or it has another version than the one asked for. */
    Future<Optional<MerchantView>> change(Tx tx, MerchantId id, MerchantChange change) {
        String status = change.status() == null ? null : wire(change.status());
        String rates = change.shippingRates() == null ? null : Wire.write(change.shippingRates());
        Tuple args = Tuple.tuple()
                .addString(id.value())
                .addString(change.name())
                .addString(status)
                .addInteger(change.commissionBps())
                .addString(rates)
                .addLong(change.version());
        return tx.query(CHANGE, args).map(MerchantsStore::first);
    }

    private static <T> String[] texts(List<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    private static String wire(MerchantStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<MerchantView> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(MerchantsStore::view)
                .findFirst();
    }

    private static List<MerchantView> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(MerchantsStore::view)
                .toList();
    }

    private static MerchantView view(Row row) {
        return new MerchantView(
                new MerchantId(row.getString("id")),
                row.getLong("version"),
                row.getString("name"),
                row.getString("email"),
                MerchantStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInteger("commission_bps"),
                Wire.readList(row.getString("shipping_rates"), ShippingRate.class),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
