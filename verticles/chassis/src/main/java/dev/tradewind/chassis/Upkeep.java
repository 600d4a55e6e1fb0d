package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a schema needs every hour: tables for the months ahead, retention, old idempotency keys. Harmless when done
 * twice.
 */
final class Upkeep {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final String PREPARE_MONTHS = "select prepare_event_months(2)";
    private static final String OLD_MONTHS = "select month from event_months($1) as months(month)";
    private static final String PARTITIONS = "select partitions from log_settings";
    // A month that is over does not change any more, so its events are counted before it is dropped, outside of the
    // transaction that drops it, and a bounded number at a time: all of them at once may take longer than a statement
    // has.
    private static final int COUNTED_AT_ONCE = 100_000;
    private static final String COUNT =
            """
            select count(*) as events, max(epoch) as epoch,
                (array_agg(tx order by epoch desc, tx desc, id desc))[1] as tx,
                (array_agg(id order by epoch desc, tx desc, id desc))[1] as id
            from (
                select epoch, tx, id from events
                where recorded_at >= $1 and recorded_at < $2
                    and partition = $3 and (epoch, tx, id) > ($4, $5, $6)
                order by epoch, tx, id limit $7) as next
            """;
    private static final String DROP = "select drop_event_month($1, $2)";
    // An hour's keys may be too many for the time that one statement has. One that is claimed anew meanwhile stays.
    private static final int KEYS_AT_ONCE = 5_000;
    private static final String FORGET_KEYS =
            """
            with old as (
                select actor, key from idempotency_keys where created_at < now() - interval '24 hours'
                order by created_at limit $1)
            delete from idempotency_keys as known using old
            where (known.actor, known.key) = (old.actor, old.key)
                and known.created_at < now() - interval '24 hours'
            """;

    private static final Future<Boolean> DONE = Future.succeededFuture(false);

    private final Ground ground;
    private final Database database;
    private long timer = -1;

    Upkeep(Ground ground, Database database) {
        this.ground = ground;
        this.database = database;
    }

    void start() {
        timer = ground.vertx().setPeriodic(INTERVAL.toMillis(), id -> {
            Future<Void> unused = run().onFailure(e -> log.warn("{}: upkeep failed", ground.domain(), e));
        });
    }

    void stop() {
        boolean unused = ground.vertx().cancelTimer(timer);
    }

    Future<Void> run() {
        return database.query(PREPARE_MONTHS)
                .compose(v -> dropMonths())
                .compose(v -> Loop.during(ground, this::forgetKeys));
    }

    private Future<Boolean> forgetKeys() {
        return database.query(FORGET_KEYS, Tuple.of(KEYS_AT_ONCE)).map(rows -> rows.rowCount() == KEYS_AT_ONCE);
    }

    private Future<Void> dropMonths() {
        Duration retention = ground.settings().feeds().retention();
        if (retention == null) {
            return Future.succeededFuture();
        }
        Instant before = Instant.now().minus(retention);
        return database.query(OLD_MONTHS, Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .compose(rows -> {
                    Deque<OffsetDateTime> months = new ArrayDeque<>();
                    rows.forEach(row -> months.add(row.getOffsetDateTime("month")));
                    return Loop.during(ground, () -> months.isEmpty() ? DONE : drop(months.remove()));
                });
    }

    private Future<Boolean> drop(OffsetDateTime month) {
        return database.query(PARTITIONS).compose(rows -> {
            Month counted = new Month(month, rows.iterator().next().getShort("partitions"));
            return Loop.during(ground, () -> count(counted))
                    .compose(v -> database.query(DROP, Tuple.of(month).addArrayOfLong(counted.events)))
                    .map(true);
        });
    }

    /** Where the counting of a month is. */
    private static final class Month {
        private final OffsetDateTime begin;
        private final Long[] events;
        private int partition;
        private Position after = Position.START;

        Month(OffsetDateTime begin, int partitions) {
            this.begin = begin;
            events = new Long[partitions];
            Arrays.fill(events, 0L);
        }

        /** @return whether there is more to count */
        boolean add(Row row) {
            long found = row.getLong("events");
            events[partition] += found;
            if (found == COUNTED_AT_ONCE) {
                after = new Position(row.getInteger("epoch"), row.getLong("tx"), row.getLong("id"));
            } else {
                partition++;
                after = Position.START;
            }
            return partition < events.length;
        }
    }

    private Future<Boolean> count(Month month) {
        Tuple args = Tuple.of(month.begin, month.begin.plusMonths(1))
                .addShort((short) month.partition)
                .addInteger((int) month.after.epoch())
                .addLong(month.after.tx())
                .addLong(month.after.id())
                .addInteger(COUNTED_AT_ONCE);
        return database.query(COUNT, args).map(rows -> month.add(rows.iterator().next()));
    }
}
