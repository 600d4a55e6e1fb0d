package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The {@code cursors} table: how far this domain has come in each partition of the feeds that it follows. */
final class Cursors {
    private static final String CREATE =
            """
            insert into cursors (feed, partition) select $1, number::smallint from generate_series(0, $2 - 1) as number
            on conflict do nothing
            """;
    private static final String COLUMNS =
            "feed, partition, epoch, tx, id, handled, parked, discarded, error, passed_over::text as passed_over";
    private static final String OF_FEED = "select " + COLUMNS + " from cursors where feed = $1 order by partition";
    private static final String ALL = "select " + COLUMNS + " from cursors order by feed, partition";
    private static final String LOCK =
            "select " + COLUMNS + " from cursors where feed = $1 and partition = $2 for update";
    private static final String LOCK_IF_FREE = LOCK + " skip locked";
    private static final String LOCK_FREE = "select " + COLUMNS
            + " from cursors where feed = $1 and partition = any($2::smallint[]) for update skip locked";
    private static final String LOCK_FEED =
            "select " + COLUMNS + " from cursors where feed = $1 order by partition for update";
    private static final String MOVE =
            """
            update cursors set epoch = $3, tx = $4, id = $5, handled = handled + $6, parked = parked + $7,
                error = null, moved_at = clock_timestamp()
            where feed = $1 and partition = $2
            """;
    private static final String MOVE_SOME =
            """
            update cursors set epoch = next.epoch, tx = next.tx, id = next.id, handled = cursors.handled + next.handled,
                parked = cursors.parked + next.parked, error = null, moved_at = clock_timestamp()
            from unnest($2::smallint[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
                as next (partition, epoch, tx, id, handled, parked)
            where cursors.feed = $1 and cursors.partition = next.partition
            """;
    private static final String SET =
            """
            update cursors set epoch = $3, tx = $4, id = $5, handled = $6, parked = $7, discarded = 0,
                error = null, moved_at = clock_timestamp(), passed_over = $8::text::json
            where feed = $1 and partition = $2
            """;
    private static final String SETTLE =
            """
            update cursors set handled = handled + $3, parked = parked - $3 - $4, discarded = discarded + $4
            where feed = $1 and partition = $2
            """;
    private static final String PASS_OVER =
            "update cursors set passed_over = $3::text::json, error = null where feed = $1 and partition = $2";
    private static final String COMPLAIN = "update cursors set error = $3 where feed = $1 and partition = $2";

    private final Database database;

    Cursors(Database database) {
        this.database = database;
    }

    /** Handled, parked and discarded events add up to the events of the log up to the position. */
    record Cursor(
            String feed,
            int partition,
            Position position,
            long handled,
            long parked,
            long discarded,
            @Nullable String error,
            PassedOver passedOver) {}

    /** The cursors of a feed with so many partitions, by partition number; new ones stand before the first event. */
    Future<List<Cursor>> open(String feed, int partitions) {
        return database.query(CREATE, Tuple.of(feed, partitions)).compose(created -> ofFeed(feed));
    }

    Future<List<Cursor>> ofFeed(String feed) {
        return database.query(OF_FEED, Tuple.of(feed)).map(Cursors::cursors);
    }

    Future<Cursor> one(String feed, int partition) {
        return ofFeed(feed).map(cursors -> cursors.get(partition));
    }

    Future<List<Cursor>> all() {
        return database.query(ALL).map(Cursors::cursors);
    }

    /** Those of these that no other worker is at, by partition number. */
    Future<Map<Integer, Cursor>> lockFree(Tx tx, String feed, List<Integer> partitions) {
        Future<RowSet<Row>> locked = partitions.size() == 1
                ? tx.query(LOCK_IF_FREE, Tuple.of(feed, partitions.getFirst().shortValue()))
                : tx.query(LOCK_FREE, Tuple.of(feed).addArrayOfShort(shorts(partitions.stream())));
        return locked.map(rows -> {
            Map<Integer, Cursor> found = new HashMap<>();
            rows.forEach(row -> found.put((int) row.getShort("partition"), cursor(row)));
            return found;
        });
    }

    /** Waits for the worker that is at it; null when there is no such cursor. */
    Future<@Nullable Cursor> lock(Tx tx, String feed, int partition) {
        return tx.query(LOCK, Tuple.of(feed, (short) partition)).map(Cursors::firstOrNull);
    }

    Future<List<Cursor>> lockFeed(Tx tx, String feed) {
        return tx.query(LOCK_FEED, Tuple.of(feed)).map(Cursors::cursors);
    }

    /** Moves locked cursors on. */
    void move(Tx tx, String feed, List<Move> moves) {
        if (moves.size() > 1) {
            tx.send(
                    MOVE_SOME,
                    Tuple.of(feed)
                            .addArrayOfShort(shorts(moves.stream().map(Move::partition)))
                            .addArrayOfInteger(moves.stream()
                                    .map(m -> (int) m.to().epoch())
                                    .toArray(Integer[]::new))
                            .addArrayOfLong(longs(moves, m -> m.to().tx()))
                            .addArrayOfLong(longs(moves, m -> m.to().id()))
                            .addArrayOfLong(longs(moves, m -> m.more().handled()))
                            .addArrayOfLong(longs(moves, m -> m.more().parked())));
        } else {
            Move move = moves.getFirst();
            tx.send(
                    MOVE,
                    Tuple.of(feed, (short) move.partition(), (int) move.to().epoch())
                            .addLong(move.to().tx())
                            .addLong(move.to().id())
                            .addLong(move.more().handled())
                            .addLong(move.more().parked()));
        }
    }

    /** Notes what a locked cursor has passed over by now. */
    void passOver(Tx tx, Cursor cursor, PassedOver passedOver) {
        tx.send(PASS_OVER, place(cursor).addString(passedOver.text()));
    }

    /** Puts a locked cursor anywhere. */
    void set(Tx tx, Cursor from, Position to, Counts total) {
        tx.send(
                SET,
                place(from)
                        .addInteger((int) to.epoch())
                        .addLong(to.tx())
                        .addLong(to.id())
                        .addLong(total.handled())
                        .addLong(total.parked())
                        .addString(from.passedOver().rewound(to).text()));
    }

    /** Parked events of a locked cursor have been handled or discarded after all. */
    void settle(Tx tx, Cursor cursor, long handled, long discarded) {
        tx.send(SETTLE, place(cursor).addLong(handled).addLong(discarded));
    }

    /** Notes why a partition does not get on; cleared by its next move. */
    Future<Void> complain(String feed, int partition, String error) {
        return database.query(COMPLAIN, Tuple.of(feed, (short) partition, error))
                .mapEmpty();
    }

    record Counts(long handled, long parked) {}

    /** Where the cursor of a partition goes, and what it has passed on the way. */
    record Move(int partition, Position to, Counts more) {}

    private static Short[] shorts(Stream<Integer> numbers) {
        return numbers.map(Integer::shortValue).toArray(Short[]::new);
    }

    private static Long[] longs(List<Move> moves, Function<Move, Long> value) {
        return moves.stream().map(value).toArray(Long[]::new);
    }

    private static Tuple place(Cursor cursor) {
        return Tuple.of(cursor.feed(), (short) cursor.partition());
    }

    private static List<Cursor> cursors(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Cursors::cursor)
                .toList();
    }

    private static @Nullable Cursor firstOrNull(RowSet<Row> rows) {
        return rows.size() == 0 ? null : cursor(rows.iterator().next());
    }

    private static Cursor cursor(Row row) {
        return new Cursor(
                row.getString("feed"),
                row.getShort("partition"),
                EventRows.position(row),
                row.getLong("handled"),
                row.getLong("parked"),
                row.getLong("discarded"),
                row.getString("error"),
                PassedOver.parse(row.getString("passed_over")));
    }
}
