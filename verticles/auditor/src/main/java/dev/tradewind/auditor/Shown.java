package dev.tradewind.auditor;

import dev.tradewind.chassis.Domain;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The invariants as metrics; every node shows what is known to all. */
final class Shown {
    private final Vertx vertx;
    private final Views views;
    private volatile Views.@Nullable Known known;
    private long timer = -1;

    Shown(Vertx vertx, Views views) {
        this.vertx = vertx;
        this.views = views;
    }

    void start(Domain<?> domain, Duration interval) {
        for (int number : Views.numbers()) {
            Tags tags = Tags.of("invariant", Integer.toString(number));
            domain.gauge(
                    "tradewind.invariant.green", "1 while nothing breaks it, 0 while red", tags, () -> green(number));
            domain.gauge("tradewind.invariant.breaches", "What breaks it now", tags, () -> breaches(number));
            domain.gauge(
                    "tradewind.invariant.proof.age", "Seconds since the last complete proof", tags, () -> age(number));
        }
        timer = vertx.setPeriodic(0, interval.toMillis(), id -> {
            Future<Void> unused = refresh().otherwiseEmpty();
        });
    }

    void stop() {
        boolean unused = vertx.cancelTimer(timer);
    }

    private Future<Void> refresh() {
        return views.known().map(now -> {
            known = now;
            return null;
        });
    }

    private Number green(int number) {
        Views.Known now = known;
        return now == null ? Double.NaN : now.found(number) == 0 ? 1 : 0;
    }

    private Number breaches(int number) {
        Views.Known now = known;
        return now == null ? Double.NaN : now.found(number);
    }

    private Number age(int number) {
        Views.Known now = known;
        Instant proven = now == null ? null : Step.provenAt(now.proofs(), number);
        return proven == null
                ? Double.NaN
                : Duration.between(proven, Instant.now()).toMillis() / 1000.0;
    }
}
