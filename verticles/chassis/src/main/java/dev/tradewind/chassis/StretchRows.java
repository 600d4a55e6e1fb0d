package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.FeedStretch;
import dev.tradewind.contracts.shared.FeedStretch.OfType;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.StretchQuery;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks at the part of the {@code events} table that a consumer would read again, for people. */
final class StretchRows {
    /** Events of a partition that are counted by type, the newest. */
    private static final int COUNTED_MAX = 20_000;

    // Goes back along the index from the end of the moment's month, which the condition picks out.
    private static final String BEFORE =
            """
            select asked.partition, found.* from unnest($1::smallint[]) as asked (partition)
            cross join lateral (
                select events.epoch, events.tx, events.id from events
                where events.partition = asked.partition and events.recorded_at < $2
                order by events.epoch desc, events.tx desc, events.id desc limit 1) as found
            """;
    private static final String TYPES =
            """
            select asked.partition, read.type, count(*) as events
            from unnest($1::smallint[], $2::int[], $3::bigint[], $4::bigint[], $5::int[], $6::bigint[], $7::bigint[])
                as asked (partition, from_epoch, from_tx, from_id, epoch, tx, id)
            cross join lateral (
                select events.type from events where events.partition = asked.partition
                    and (events.epoch, events.tx, events.id) > (asked.from_epoch, asked.from_tx, asked.from_id)
                    and (events.epoch, events.tx, events.id) <= (asked.epoch, asked.tx, asked.id)
                order by events.epoch desc, events.tx desc, events.id desc limit $8) as read
            group by asked.partition, read.type
            """;

    private final Database database;
    private final String feed;

    StretchRows(Database database, String feed) {
        this.database = database;
        this.feed = feed;
    }

    Future<FeedStretch> stretch(StretchQuery query) {
        return starts(query.since(), query.upTo()).compose(from -> types(from, query.upTo()));
    }

    private Future<List<Position>> starts(@Nullable Instant since, List<Position> upTo) {
        if (since == null) {
            return Future.succeededFuture(Collections.nCopies(upTo.size(), Position.START));
        }
        // Events are recorded nearly in the order of their places.
        Tuple args = Tuple.tuple()
                .addArrayOfShort(partitions(upTo))
                .addOffsetDateTime(since.minus(HistoryRows.DISORDER).atOffset(ZoneOffset.UTC));
        return database.query(BEFORE, args).map(rows -> {
            List<Position> starts = new ArrayList<>(Collections.nCopies(upTo.size(), Position.START));
            rows.forEach(row -> starts.set(row.getShort("partition"), EventRows.position(row)));
            return IntStream.range(0, upTo.size())
                    .mapToObj(p -> earlier(starts.get(p), upTo.get(p)))
                    .toList();
        });
    }

    private static Position earlier(Position one, Position other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Future<FeedStretch> types(List<Position> from, List<Position> upTo) {
        Tuple args = add(add(Tuple.tuple().addArrayOfShort(partitions(upTo)), from), upTo)
                .addInteger(COUNTED_MAX);
        return database.query(TYPES, args).map(rows -> counted(from, rows));
    }

    private FeedStretch counted(List<Position> from, RowSet<Row> rows) {
        Map<String, Long> byType = new TreeMap<>();
        long[] seen = new long[from.size()];
        rows.forEach(row -> {
            long events = row.getLong("events");
            byType.merge(row.getString("type"), events, Long::sum);
            seen[row.getShort("partition")] += events;
        });
        List<OfType> types = byType.entrySet().stream()
                .map(one -> new OfType(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingLong(OfType::events).reversed())
                .toList();
        boolean whole = IntStream.range(0, seen.length).allMatch(p -> seen[p] < COUNTED_MAX);
        return new FeedStretch(feed, from, types, whole);
    }

    private static Short[] partitions(List<Position> positions) {
        return IntStream.range(0, positions.size()).mapToObj(p -> (short) p).toArray(Short[]::new);
    }

    private static Tuple add(Tuple to, List<Position> positions) {
        return to.addArrayOfInteger(positions.stream().map(p -> (int) p.epoch()).toArray(Integer[]::new))
                .addArrayOfLong(positions.stream().map(Position::tx).toArray(Long[]::new))
                .addArrayOfLong(positions.stream().map(Position::id).toArray(Long[]::new));
    }
}
