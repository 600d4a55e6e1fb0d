package dev.tradewind.fraud;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every statement about the journal, and the turn of who writes it. */
final class JournalStore {
    // An open transaction holds back every feed of the server, so nobody waits for long inside one.
    private static final String BE_QUICK =
            """
            select set_config('lock_timeout', '100ms', true),
                set_config('idle_in_transaction_session_timeout', '1s', true)
            """;

    private static final String TAKE_TURN = "select position from turn for update";

    private static final String POSITION = "select position from turn";

    private static final String MOVE_TURN = "update turn set position = $1";

    /** With the entry at that position, by which it is seen whether it is still there. */
    private static final String JOURNAL =
            """
            select j.position, j.stamp, j.at, j.fraud, j.card, k.card as known_card,
                coalesce(j.purchase, p.purchase)::text as purchase
            from journal j
            left join journal p on j.purchase is null and p.order_id = j.order_id and p.purchase is not null
            left join journal k on j.fraud is not null and k.order_id = j.order_id and k.card is not null
                and k.position < j.position
            where j.position >= $1
            order by j.position limit $2
            """;

    private static final String NOTE =
            """
            insert into journal (position, stamp, order_id, at, purchase, card)
            select position, stamp, order_id, at, purchase::json, card
            from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
                as p(position, stamp, order_id, at, purchase, card)
            """;

    private static final String NOTE_LABEL =
            "insert into journal (position, stamp, order_id, at, fraud) values ($1, $2, $3, $4, $5)";

    private static final String WITHOUT_CARD =
            """
            select order_id, purchase::text as purchase from journal j
            where order_id = any($1::text[]) and purchase is not null
                and not exists (select from journal k where k.order_id = j.order_id and k.card is not null)
            """;

    private static final String KEEP_CARDS =
            """
            insert into cards (order_id, card)
            select order_id, card from unnest($1::text[], $2::text[]) as c(order_id, card)
            on conflict (order_id) do nothing
            """;

    private static final String TAKE_CARDS =
            "delete from cards where order_id = any($1::text[]) returning order_id, card";

    private final Database database;

    JournalStore(Database database) {
        this.database = database;
    }

    /** Answers with the position of the last entry; nobody else writes one until this transaction ends. */
    Future<Long> takeTurn(Tx tx) {
        return tx.query(BE_QUICK).compose(quick -> tx.query(TAKE_TURN)).map(JournalStore::position);
    }

    /** Outside of a transaction: for a start, for training, and when more than a little is to be read again. */
    Future<List<Entry>> read(long from, int limit) {
        return database.query(JOURNAL, Tuple.of(from, limit)).map(JournalStore::entries);
    }

    Future<List<Entry>> read(Tx tx, long from, int limit) {
        return tx.query(JOURNAL, Tuple.of(from, limit)).map(JournalStore::entries);
    }

    Future<Long> position() {
        return database.query(POSITION).map(JournalStore::position);
    }

    /** Purchases, and cards that became known; by who has taken the turn. */
    Future<Void> note(Tx tx, List<Entry> entries) {
        Tuple args = Tuple.tuple()
                .addArrayOfLong(entries.stream().map(Entry::position).toArray(Long[]::new))
                .addArrayOfString(texts(entries, Entry::stamp))
                .addArrayOfString(texts(entries, e -> e.purchase().id()))
                .addArrayOfOffsetDateTime(
                        entries.stream().map(e -> time(e.at())).toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(entries, e -> e.card() == null ? Wire.write(e.purchase()) : null))
                .addArrayOfString(texts(entries, Entry::card));
        long last = entries.getLast().position();
        return tx.query(NOTE, args)
                .compose(done -> tx.query(MOVE_TURN, Tuple.of(last)))
                .mapEmpty();
    }

    /** The order's purchase is known to be a fraud, or good; by who has taken the turn. */
    Future<Void> label(Tx tx, long position, OrderId order, boolean fraud) {
        String stamp = UUID.randomUUID().toString();
        return tx.query(NOTE_LABEL, Tuple.of(position, stamp, order.value(), time(Instant.now()), fraud))
                .compose(done -> tx.query(MOVE_TURN, Tuple.of(position)))
                .mapEmpty();
    }

    /** The purchases of those orders of which no card was noted. */
    Future<Map<String, Purchase>> withoutCard(Tx tx, List<String> orders) {
        return tx.query(WITHOUT_CARD, Tuple.of(orders.toArray(String[]::new))).map(rows -> {
            Map<String, Purchase> found = new HashMap<>();
            rows.forEach(
                    row -> found.put(row.getString("order_id"), Wire.read(row.getString("purchase"), Purchase.class)));
            return found;
        });
    }

    /** Cards of orders that are not known yet. */
    Future<Void> keepCards(Tx tx, Map<String, String> cards) {
        List<String> orders = List.copyOf(cards.keySet());
        String[] values = orders.stream().map(cards::get).toArray(String[]::new);
        return cards.isEmpty()
                ? Future.succeededFuture()
                : tx.query(
                                KEEP_CARDS,
                                Tuple.tuple()
                                        .addArrayOfString(orders.toArray(String[]::new))
                                        .addArrayOfString(values))
                        .mapEmpty();
    }

    Future<Map<String, String>> takeCards(Tx tx, List<String> orders) {
        return tx.query(TAKE_CARDS, Tuple.of(orders.toArray(String[]::new))).map(rows -> {
            Map<String, String> cards = new HashMap<>();
            rows.forEach(row -> cards.put(row.getString("order_id"), row.getString("card")));
            return cards;
        });
    }

    private static long position(RowSet<Row> rows) {
        return rows.iterator().next().getLong("position");
    }

    private static List<Entry> entries(RowSet<Row> rows) {
        List<Entry> all = new ArrayList<>();
        rows.forEach(row -> all.add(entry(row)));
        return all;
    }

    private static Entry entry(Row row) {
        Purchase purchase = Wire.read(row.getString("purchase"), Purchase.class);
        String known = row.getString("known_card");
        return new Entry(
                row.getLong("position"),
                row.getString("stamp"),
                row.getOffsetDateTime("at").toInstant(),
                known == null ? purchase : purchase.with(new Link(Dimension.CARD, known)),
                row.getBoolean("fraud"),
                row.getString("card"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String[] texts(List<Entry> entries, Function<Entry, @Nullable String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }
}
