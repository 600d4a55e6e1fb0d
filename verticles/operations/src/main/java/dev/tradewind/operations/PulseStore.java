package dev.tradewind.operations;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.operations.Traffic;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements of what is counted. */
final class PulseStore {
    // What was counted before, and comes again with a replay, is passed over. Rows are written in the order of their
    // key, so that several partitions do not wait for each other in a circle.
    private static final String COUNT =
            """
            with new as (
                select * from unnest($2::smallint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::timestamptz[],
                    $7::text[], $8::text[], $9::bigint[])
                    as told (partition, epoch, tx, id, at, measure, currency, minor)),
            fresh as (
                select new.* from new left join pulse_counted known
                    on known.feed = $1 and known.partition = new.partition
                where known.feed is null or (new.epoch, new.tx, new.id) > (known.epoch, known.tx, known.id)),
            moved as (
                insert into pulse_counted as known (feed, partition, epoch, tx, id)
                select distinct on (partition) $1, partition, epoch, tx, id from fresh
                order by partition, epoch desc, tx desc, id desc
                on conflict (feed, partition) do update set epoch = excluded.epoch, tx = excluded.tx,
                    id = excluded.id),
            hours as (
                insert into pulse_hours as known (at, measure, currency, events, sum_minor)
                select date_trunc('hour', at, 'UTC'), measure, currency, count(*), sum(minor) from fresh
                where at > now() - interval '15 days' and at <= now() + interval '1 minute'
                group by 1, 2, 3 order by 1, 2, 3
                on conflict (at, measure, currency) do update set events = known.events + excluded.events,
                    sum_minor = known.sum_minor + excluded.sum_minor)
            insert into pulse_minutes as known (at, measure, currency, events, sum_minor)
            select date_trunc('minute', at, 'UTC'), measure, currency, count(*), sum(minor) from fresh
            where at > now() - interval '2 hours' and at <= now() + interval '1 minute'
            group by 1, 2, 3 order by 1, 2, 3
            on conflict (at, measure, currency) do update set events = known.events + excluded.events,
                sum_minor = known.sum_minor + excluded.sum_minor
            """;
    private static final String KEEP_TRAFFIC =
            """
            insert into traffic (at, gateway, area, calls, failed, times)
            select $2, $1::text, $3::text, $4::bigint, $5::bigint, $6::bigint[]
            where $2::timestamptz > now() - interval '2 hours'
            on conflict (at, gateway, area) do update set calls = excluded.calls, failed = excluded.failed,
                times = excluded.times
            """;
    private static final List<String> FORGET = List.of(
            "delete from pulse_minutes where at < now() - interval '2 hours'",
            "delete from pulse_hours where at < now() - interval '15 days'",
            "delete from traffic where at < now() - interval '25 hours'");
    private static final String MINUTES =
            """
            select at, currency, events, sum_minor from pulse_minutes
            where measure = 'confirmed' and at > $1::timestamptz - interval '1 hour' and at <= $1 order by at
            """;
    // Whole hours: of the oldest one only the part that lies within is not known apart.
    private static final String PERIODS =
            """
            select measure, currency,
                sum(events) filter (where at > $1::timestamptz - interval '1 day') as day_events,
                sum(sum_minor) filter (where at > $1::timestamptz - interval '7 days') as week_minor,
                sum(sum_minor) filter (where at <= $1::timestamptz - interval '7 days') as week_before_minor
            from pulse_hours where at > $1::timestamptz - interval '14 days' and at <= $1 group by measure, currency
            """;
    private static final String TRAFFIC =
            """
            select area, bucket, sum(count)::bigint as count from traffic, unnest(times) with ordinality
                as time (count, bucket)
            where at > $1::timestamptz - interval '1 hour' group by area, bucket order by area, bucket
            """;
    private static final String CALLS =
            """
            select area, sum(calls) filter (where at > $1::timestamptz - interval '1 hour') as calls,
                sum(failed) filter (where at > $1::timestamptz - interval '1 hour') as failed,
                sum(failed) as failed_in_a_day
            from traffic where at > $1::timestamptz - interval '1 day' group by area
            """;

    private final Database database;

    PulseStore(Database database) {
        this.database = database;
    }

    Future<Void> count(Tx tx, List<Counted> events) {
        Tuple args = Tuple.of(events.getFirst().source().feed())
                .addArrayOfShort(
                        events.stream().map(e -> (short) e.source().partition()).toArray(Short[]::new))
                .addArrayOfLong(longs(events, e -> e.source().position().epoch()))
                .addArrayOfLong(longs(events, e -> e.source().position().tx()))
                .addArrayOfLong(longs(events, e -> e.source().position().id()))
                .addArrayOfOffsetDateTime(events.stream().map(e -> time(e.at())).toArray(OffsetDateTime[]::new))
                .addArrayOfString(events.stream()
                        .map(e -> Names.snake(e.measure().name()))
                        .toArray(String[]::new))
                .addArrayOfString(events.stream().map(e -> currency(e.money())).toArray(String[]::new))
                .addArrayOfLong(
                        longs(events, e -> e.money() == null ? 0L : e.money().amount()));
        return tx.query(COUNT, args).mapEmpty();
    }

    /** Keeps it, and forgets what nobody asks for any more. */
    Future<Void> keep(Traffic traffic) {
        return database.transaction(tx -> {
            Future<Void> kept = Future.succeededFuture();
            for (Traffic.Minute minute : traffic.minutes()) {
                Tuple args = Tuple.of(
                                traffic.gateway(),
                                time(minute.at()),
                                Names.snake(minute.area().name()),
                                minute.calls(),
                                minute.failed())
                        .addArrayOfLong(minute.times().toArray(Long[]::new));
                kept = kept.compose(v -> tx.query(KEEP_TRAFFIC, args).mapEmpty());
            }
            for (String forget : FORGET) {
                kept = kept.compose(v -> tx.query(forget, Tuple.tuple()).mapEmpty());
            }
            return kept;
        });
    }

    /** What was confirmed in one minute in one currency. */
    record MinuteSum(Instant at, long events, Money sum) {}

    Future<List<MinuteSum>> minutes(Instant now) {
        return database.query(MINUTES, Tuple.of(time(now))).map(rows -> rows.stream()
                .map(row -> new MinuteSum(
                        row.getOffsetDateTime("at").toInstant(),
                        row.getLong("events"),
                        new Money(row.getLong("sum_minor"), row.getString("currency"))))
                .toList());
    }

    /** One measure in one currency, empty where it has none. */
    record PeriodSum(Measure measure, String currency, long dayEvents, long weekMinor, long weekBeforeMinor) {}

    Future<List<PeriodSum>> periods(Instant now) {
        return database.query(PERIODS, Tuple.of(time(now))).map(rows -> rows.stream()
                .map(row -> new PeriodSum(
                        Measure.valueOf(row.getString("measure").toUpperCase(Locale.ROOT)),
                        row.getString("currency"),
                        number(row, "day_events"),
                        number(row, "week_minor"),
                        number(row, "week_before_minor")))
                .toList());
    }

    /** How many calls of an area took how long, by the place in the bounds, from 0. */
    record Times(Traffic.Area area, int bucket, long count) {}

    Future<List<Times>> times(Instant now) {
        return database.query(TRAFFIC, Tuple.of(time(now))).map(rows -> rows.stream()
                .map(row -> new Times(area(row), (int) (row.getLong("bucket") - 1), row.getLong("count")))
                .toList());
    }

    record Calls(Traffic.Area area, long calls, long failed, long failedInADay) {}

    Future<List<Calls>> calls(Instant now) {
        return database.query(CALLS, Tuple.of(time(now))).map(rows -> rows.stream()
                .map(row -> new Calls(
                        area(row), number(row, "calls"), number(row, "failed"), number(row, "failed_in_a_day")))
                .toList());
    }

    private static Traffic.Area area(Row row) {
        return Traffic.Area.valueOf(row.getString("area").toUpperCase(Locale.ROOT));
    }

    private static long number(Row row, String column) {
        Number number = (Number) row.getValue(column);
        return number == null ? 0 : number.longValue();
    }

    private static String currency(@Nullable Money money) {
        return money == null ? "" : money.currency();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Long[] longs(List<Counted> events, Function<Counted, Long> column) {
        return events.stream().map(column).toArray(Long[]::new);
    }
}
