package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.FeedStretch;
import dev.tradewind.contracts.shared.HistoryQuery;
import dev.tradewind.contracts.shared.HistorySlice;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.StretchQuery;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code events} table backwards, for people. It has no index for types, subjects and times, since each would
 * cost every event something; so a look takes in the newest rows of each partition, along the one index that there is,
 * and says how far it came.
 */
final class HistoryRows {
    /** Rows of one partition in one look, when something is looked for. */
    private static final int STRETCH = 1_000;
    /** Events are recorded nearly in the order of their places: a transaction may take so long. */
    static final Duration DISORDER = Duration.ofMinutes(1);

    private static final Position END = new Position(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    // What lies below the highest end of a stretch was not looked at in every partition and is left to the next look.
    private static final String BEFORE =
            """
            with seen as materialized (
                select found.* from unnest((select $1::smallint[])) as asked (partition)
                cross join lateral (
                    select events.partition, events.epoch, events.tx, events.id, events.type, events.subject,
                        events.correlation, events.recorded_at,
                        row_number() over (order by events.epoch desc, events.tx desc, events.id desc) as place
                    from events
                    where events.partition = asked.partition
                        and (events.epoch, events.tx, events.id) < ($2::int, $3::bigint, $4::bigint)
                    order by events.epoch desc, events.tx desc, events.id desc limit (select $5::int)) as found),
            horizon as (
                select epoch, tx, id, recorded_at from seen where place = $5
                order by epoch desc, tx desc, id desc limit 1),
            fitting as (
                select seen.* from seen left join horizon on true
                where (horizon.id is null or (seen.epoch, seen.tx, seen.id) >= (horizon.epoch, horizon.tx, horizon.id))
                    and ($7::text is null or starts_with(seen.type, $7))
                    and ($8::text is null or seen.subject = $8 or seen.correlation = $8)
                    and ($9::timestamptz is null or seen.recorded_at >= $9)
                order by seen.epoch desc, seen.tx desc, seen.id desc limit $6)
            select horizon.epoch as end_epoch, horizon.tx as end_tx, horizon.id as end_id,
                horizon.recorded_at as end_recorded_at, shown.*
            from (select 1) as one left join horizon on true
            left join (
                select %s from fitting join events on events.partition = fitting.partition
                    and events.epoch = fitting.epoch and events.tx = fitting.tx and events.id = fitting.id) as shown
                on true
            order by shown.epoch desc, shown.tx desc, shown.id desc
            """
                    .formatted(EventRows.COLUMNS);

    private final Database database;
    private final String feed;
    private final StretchRows stretches;

    HistoryRows(Database database, String feed) {
        this.database = database;
        this.feed = feed;
        this.stretches = new StretchRows(database, feed);
    }

    Future<FeedStretch> stretch(StretchQuery query) {
        return stretches.stretch(query);
    }

    Future<HistorySlice> before(HistoryQuery query, int partitions) {
        Position before = Objects.requireNonNullElse(query.before(), END);
        Instant since = query.since();
        boolean sought = query.type() != null || query.subject() != null;
        Tuple args = Tuple.tuple()
                .addArrayOfShort(
                        IntStream.range(0, partitions).mapToObj(p -> (short) p).toArray(Short[]::new))
                .addInteger((int) Math.min(before.epoch(), Integer.MAX_VALUE))
                .addLong(before.tx())
                .addLong(before.id())
                .addInteger(sought ? STRETCH : query.limit() + 1)
                .addInteger(query.limit() + 1)
                .addString(query.type())
                .addString(query.subject())
                .addOffsetDateTime(since == null ? null : since.atOffset(ZoneOffset.UTC));
        return database.query(BEFORE, args).map(rows -> slice(rows, query));
    }

    private HistorySlice slice(RowSet<Row> rows, HistoryQuery query) {
        List<EventEnvelope> events = new ArrayList<>();
        Row end = rows.iterator().next();
        rows.forEach(row -> {
            if (row.getString("event_id") != null) {
                events.add(EventRows.envelope(row, feed));
            }
        });
        List<EventEnvelope> shown = Tail.bounded(events.subList(0, Math.min(events.size(), query.limit())));
        if (shown.size() < events.size()) {
            return new HistorySlice(
                    shown, shown.getLast().position(), shown.getLast().time());
        }
        return isEnd(end, query.since())
                ? new HistorySlice(events, null, null)
                : new HistorySlice(
                        events,
                        new Position(end.getInteger("end_epoch"), end.getLong("end_tx"), end.getLong("end_id")),
                        end.getOffsetDateTime("end_recorded_at").toInstant());
    }

    private static boolean isEnd(Row end, @Nullable Instant since) {
        return end.getLong("end_id") == null
                || since != null
                        && end.getOffsetDateTime("end_recorded_at").toInstant().isBefore(since.minus(DISORDER));
    }
}
