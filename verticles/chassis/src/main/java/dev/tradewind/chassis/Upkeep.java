package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
    private static final String DROP_MONTHS = "select drop_event_months($1)";
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
        return database.query(DROP_MONTHS, Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
