package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventId;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The statements that read the {@code events} table. */
final class EventRows {
    static final String COLUMNS =
            """
            events.partition, events.epoch, events.tx, events.id, events.event_id, events.type, events.subject,
                events.sequence, events.correlation, events.causation, events.traceparent, events.data::text as data,
                events.recorded_at
            """;
    // Nothing can still be committed below the oldest running transaction of this snapshot; see log_clock(). What an
    // older epoch wrote was complete when it was dumped.
    private static final String SETTLED =
            "(events.epoch < $%d or events.tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)";
    // One index range for each partition asked for. The order is told with qualified columns, so that it is the index's
    // order. The parameters stand in subselects, where the planner cannot see their values: it would take a plan made
    // for them to be cheaper than the one it has and plan anew each time, which costs three times the reading. The
    // inner limit, which is the most that anybody may ask for, tells it that few rows are wanted.
    private static final String AFTER =
            """
            select found.*
            from unnest((select $1::smallint[]), (select $2::int[]), (select $3::bigint[]), (select $4::bigint[]))
                as asked (partition, epoch, tx, id)
            cross join lateral (
                select * from (
                    select %s, %s as settled from events
                    where events.partition = asked.partition
                        and (events.epoch, events.tx, events.id) > (asked.epoch, asked.tx, asked.id)
                    order by events.epoch, events.tx, events.id limit 1000) as next
                limit (select $6::int)) as found
            """
                    .formatted(COLUMNS, SETTLED.formatted(5));
    private static final String HEADS =
            """
            select asked.partition, head.* from unnest($1::smallint[]) as asked (partition)
            cross join lateral (
                select events.epoch, events.tx, events.id from events
                where events.partition = asked.partition and %s
                order by events.epoch desc, events.tx desc, events.id desc limit 1) as head
            """
                    .formatted(SETTLED.formatted(2));
    private static final String CORRELATED =
            """
            select %s from events where events.correlation = $1
            order by events.epoch, events.tx, events.id limit $2
            """
                    .formatted(COLUMNS);
    private static final String COUNT =
            """
            select asked.partition, (
                select count(*) from events where events.partition = asked.partition
                    and (events.epoch, events.tx, events.id) > (asked.from_epoch, asked.from_tx, asked.from_id)
                    and (events.epoch, events.tx, events.id) <= (asked.epoch, asked.tx, asked.id)) as events
            from unnest($1::smallint[], $2::int[], $3::bigint[], $4::bigint[], $5::int[], $6::bigint[], $7::bigint[])
                as asked (partition, from_epoch, from_tx, from_id, epoch, tx, id)
            """;
    private static final String DROPPED = "select partition, events from dropped_events";

    private final Database database;
    private final String feed;
    private final int epoch;

    EventRows(Database database, String feed, int epoch) {
        this.database = database;
        this.feed = feed;
        this.epoch = epoch;
    }

    /** The events of one partition after a position. */
    record Ask(int partition, Position after) {}

    /**
     * What there is after a position.
     *
     * @param full as many rows as were asked for, so there may be more
     * @param pending events are committed that are not settled yet
     */
    record Found(List<EventEnvelope> events, boolean full, boolean pending) {
        static final Found NOTHING = new Found(List.of(), false, false);
    }

    /** At most so many events of each partition, by partition number; partitions without any are absent. */
    Future<Map<Integer, Found>> after(List<Ask> asks, int limit) {
        Tuple args = positions(asks).addInteger(epoch).addInteger(limit);
        return database.query(AFTER, args).map(rows -> settled(rows, limit));
    }

    /** The last settled position of each partition, by partition number. */
    Future<List<Position>> heads(int partitions) {
        Short[] all = IntStream.range(0, partitions).mapToObj(p -> (short) p).toArray(Short[]::new);
        return database.query(HEADS, Tuple.tuple().addArrayOfShort(all).addInteger(epoch))
                .map(rows -> {
                    Position[] heads = new Position[partitions];
                    Arrays.fill(heads, Position.START);
                    rows.forEach(row -> heads[row.getShort("partition")] = position(row));
                    return List.of(heads);
                });
    }

    Future<List<EventEnvelope>> correlated(String correlation, int limit) {
        return database.query(CORRELATED, Tuple.of(correlation, limit)).map(rows -> {
            List<EventEnvelope> events = new ArrayList<>();
            rows.forEach(row -> events.add(envelope(row)));
            return events;
        });
    }

    /** How many events lie after one position and up to another, by index of the asks. */
    Future<List<Long>> count(List<Ask> after, List<Position> upTo) {
        Tuple args = positions(after)
                .addArrayOfInteger(upTo.stream().map(p -> (int) p.epoch()).toArray(Integer[]::new))
                .addArrayOfLong(upTo.stream().map(Position::tx).toArray(Long[]::new))
                .addArrayOfLong(upTo.stream().map(Position::id).toArray(Long[]::new));
        return database.query(COUNT, args).map(rows -> {
            List<Long> counts = new ArrayList<>();
            rows.forEach(row -> counts.add(row.getLong("events")));
            return counts;
        });
    }

    /** Events that retention has dropped, by partition number. */
    Future<Map<Integer, Long>> dropped() {
        return database.query(DROPPED).map(rows -> {
            Map<Integer, Long> dropped = new HashMap<>();
            rows.forEach(row -> dropped.put((int) row.getShort("partition"), row.getLong("events")));
            return dropped;
        });
    }

    private Map<Integer, Found> settled(RowSet<Row> rows, int limit) {
        Map<Integer, Found> found = new HashMap<>();
        List<EventEnvelope> events = new ArrayList<>();
        int partition = -1;
        int seen = 0;
        boolean pending = false;
        for (Row row : rows) {
            if (row.getShort("partition") != partition) {
                found.put(partition, new Found(events, seen == limit, pending));
                events = new ArrayList<>();
                partition = row.getShort("partition");
                seen = 0;
                pending = false;
            }
            seen++;
            pending |= !row.getBoolean("settled");
            if (!pending) {
                events.add(envelope(row));
            }
        }
        found.put(partition, new Found(events, seen == limit, pending));
        return found;
    }

    private EventEnvelope envelope(Row row) {
        return envelope(row, feed);
    }

    static EventEnvelope envelope(Row row, String feed) {
        return new EventEnvelope(
                new EventId(row.getString("event_id")),
                feed,
                row.getString("type"),
                row.getShort("partition"),
                position(row),
                row.getString("subject"),
                row.getLong("sequence"),
                row.getString("correlation"),
                row.getString("causation"),
                row.getString("traceparent"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                new RawJson(row.getString("data")));
    }

    static Position position(Row row) {
        return new Position(row.getInteger("epoch"), row.getLong("tx"), row.getLong("id"));
    }

    private static Tuple positions(List<Ask> asks) {
        return Tuple.tuple()
                .addArrayOfShort(asks.stream().map(a -> (short) a.partition()).toArray(Short[]::new))
                .addArrayOfInteger(
                        asks.stream().map(a -> (int) a.after().epoch()).toArray(Integer[]::new))
                .addArrayOfLong(asks.stream().map(a -> a.after().tx()).toArray(Long[]::new))
                .addArrayOfLong(asks.stream().map(a -> a.after().id()).toArray(Long[]::new));
    }
}
