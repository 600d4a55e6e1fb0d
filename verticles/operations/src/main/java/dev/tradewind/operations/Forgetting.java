package dev.tradewind.operations;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes entries out of the audit log that are older than its owner wants to keep them; does nothing unless told to. */
final class Forgetting {
    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int AT_ONCE = 1_000;

    private final Vertx vertx;
    private final AuditLogStore store;
    private final Duration retention;
    private long timer = -1;

    /** @param retention zero to keep all */
    Forgetting(Vertx vertx, AuditLogStore store, Duration retention) {
        this.vertx = vertx;
        this.store = store;
        this.retention = retention;
    }

    void start() {
        if (retention.isPositive()) {
            run();
            timer = vertx.setPeriodic(EVERY.toMillis(), hour -> run());
        }
    }

    void stop() {
        boolean unused = vertx.cancelTimer(timer);
    }

    private void run() {
        Future<Void> unused = portion(Instant.now().minus(retention))
                .onFailure(e -> log.warn("what is too old was not taken out of the audit log", e));
    }

    // From the event loop each time, because a chain of composed futures would grow the stack.
    private Future<Void> portion(Instant before) {
        return store.forget(before, AT_ONCE).map(forgotten -> {
            if (forgotten == AT_ONCE) {
                vertx.runOnContext(more -> {
                    Future<Void> unused = portion(before);
                });
            }
            return null;
        });
    }
}
