package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.DeadLetter;
import dev.tradewind.contracts.shared.DeadLetterId;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The {@code dead_letters} table. Whoever changes it holds the partition's cursor. */
final class Parked {
    private static final String COLUMNS = "id, feed, envelope::text as envelope, error, attempts, waiting, parked_at";
    private static final String OLDEST =
            """
            select distinct on (subject) subject, epoch, tx, event_row as id from dead_letters
            where feed = $1 and partition = any($2::smallint[]) and subject = any($3::text[])
            order by subject, epoch, tx, event_row
            """;
    private static final String PARK =
            """
            insert into dead_letters
                (id, feed, partition, epoch, tx, event_row, subject, envelope, error, attempts, waiting)
            values ($1, $2, $3, $4, $5, $6, $7, $8::text::json, $9, $10, $11)
            """;
    private static final String PAGE = "select " + COLUMNS + " from dead_letters where id > $1 order by id limit $2";
    private static final String ONE = "select " + COLUMNS + " from dead_letters where id = $1";
    private static final String OLDEST_OF_SUBJECT = "select " + COLUMNS
            + " from dead_letters where feed = $1 and partition = $2 and subject = $3"
            + " order by epoch, tx, event_row limit 1";
    private static final String REMOVE = "delete from dead_letters where id = $1";
    private static final String REMOVE_AFTER =
            "delete from dead_letters where feed = $1 and partition = $2 and (epoch, tx, event_row) > ($3, $4, $5)";
    private static final String COUNT =
            "select count(*) as letters from dead_letters where feed = $1 and partition = $2";
    private static final String COUNT_AFTER =
            """
            select count(*) as letters from dead_letters
            join unnest($2::smallint[], $3::int[], $4::bigint[], $5::bigint[]) as start (partition, epoch, tx, id)
                using (partition)
            where dead_letters.feed = $1
                and (dead_letters.epoch, dead_letters.tx, dead_letters.event_row) > (start.epoch, start.tx, start.id)
            """;
    private static final String FAILED_AGAIN =
            "update dead_letters set error = $2, attempts = attempts + 1, waiting = false where id = $1";

    private final Database database;
    private final String consumer;

    Parked(Database database, String consumer) {
        this.database = database;
        this.consumer = consumer;
    }

    /** What has been parked of these events' subjects, behind which they must wait. */
    record Obstacles(Map<String, Position> oldest) {
        static final Obstacles NONE = new Obstacles(Map.of());

        boolean holdUp(EventEnvelope event) {
            Position first = oldest.get(event.subject());
            return first != null && first.compareTo(event.position()) < 0;
        }
    }

    Future<Obstacles> obstacles(Tx tx, List<EventEnvelope> among) {
        if (among.isEmpty()) {
            return Future.succeededFuture(Obstacles.NONE);
        }
        Short[] partitions =
                among.stream().map(e -> (short) e.partition()).distinct().toArray(Short[]::new);
        String[] touched = among.stream().map(EventEnvelope::subject).distinct().toArray(String[]::new);
        Tuple args =
                Tuple.of(among.getFirst().feed()).addArrayOfShort(partitions).addArrayOfString(touched);
        return tx.query(OLDEST, args).map(rows -> {
            Map<String, Position> oldest = new HashMap<>();
            rows.forEach(row -> oldest.put(row.getString("subject"), EventRows.position(row)));
            return new Obstacles(oldest);
        });
    }

    void park(Tx tx, EventEnvelope event, String error, int attempts) {
        insert(tx, event, Tuple.of(error, attempts, false));
    }

    void parkBehind(Tx tx, EventEnvelope event) {
        insert(tx, event, Tuple.of("An earlier event of " + event.subject() + " is parked.", 0, true));
    }

    private static void insert(Tx tx, EventEnvelope event, Tuple why) {
        Position position = event.position();
        tx.send(
                PARK,
                Tuple.of(DeadLetterId.next().value(), event.feed(), (short) event.partition())
                        .addInteger((int) position.epoch())
                        .addLong(position.tx())
                        .addLong(position.id())
                        .addString(event.subject())
                        .addString(Wire.write(event))
                        .addString(why.getString(0))
                        .addInteger(why.getInteger(1))
                        .addBoolean(why.getBoolean(2)));
    }

    /** One more than the page's limit when there are further ones. */
    Future<List<DeadLetter>> page(PageRequest page) {
        String after = page.after() == null ? "" : page.after();
        return database.query(PAGE, Tuple.of(after, page.limit() + 1)).map(this::letters);
    }

    Future<@Nullable DeadLetter> find(DeadLetterId id) {
        return database.query(ONE, Tuple.of(id.value())).map(this::firstOrNull);
    }

    Future<@Nullable DeadLetter> find(Tx tx, DeadLetterId id) {
        return tx.query(ONE, Tuple.of(id.value())).map(this::firstOrNull);
    }

    Future<@Nullable DeadLetter> oldestOfSubject(Tx tx, EventEnvelope event) {
        return tx.query(OLDEST_OF_SUBJECT, Tuple.of(event.feed(), (short) event.partition(), event.subject()))
                .map(this::firstOrNull);
    }

    void remove(Tx tx, DeadLetter letter) {
        tx.send(REMOVE, Tuple.of(letter.id().value()));
    }

    /** Forgets what lies behind a position; returns how many stay. */
    Future<Long> rewind(Tx tx, Cursors.Cursor at, Position to) {
        tx.send(
                REMOVE_AFTER,
                Tuple.of(at.feed(), (short) at.partition())
                        .addInteger((int) to.epoch())
                        .addLong(to.tx())
                        .addLong(to.id()));
        return tx.query(COUNT, Tuple.of(at.feed(), (short) at.partition()))
                .map(rows -> rows.iterator().next().getLong("letters"));
    }

    /** How many lie behind these positions, one for each partition. */
    Future<Long> after(FeedHeads positions) {
        List<Position> heads = positions.heads();
        Tuple args = Tuple.of(positions.feed())
                .addArrayOfShort(IntStream.range(0, heads.size())
                        .mapToObj(p -> (short) p)
                        .toArray(Short[]::new))
                .addArrayOfInteger(heads.stream().map(p -> (int) p.epoch()).toArray(Integer[]::new))
                .addArrayOfLong(heads.stream().map(Position::tx).toArray(Long[]::new))
                .addArrayOfLong(heads.stream().map(Position::id).toArray(Long[]::new));
        return database.query(COUNT_AFTER, args)
                .map(rows -> rows.iterator().next().getLong("letters"));
    }

    Future<Void> failedAgain(DeadLetter letter, String error) {
        return database.query(FAILED_AGAIN, Tuple.of(letter.id().value(), error))
                .mapEmpty();
    }

    private List<DeadLetter> letters(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::letter).toList();
    }

    private @Nullable DeadLetter firstOrNull(RowSet<Row> rows) {
        return rows.size() == 0 ? null : letter(rows.iterator().next());
    }

    private DeadLetter letter(Row row) {
        return new DeadLetter(
                new DeadLetterId(row.getString("id")),
                consumer,
                row.getString("feed"),
                Wire.read(row.getString("envelope"), EventEnvelope.class),
                row.getString("error"),
                row.getInteger("attempts"),
                row.getBoolean("waiting"),
                row.getOffsetDateTime("parked_at").toInstant());
    }
}
