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
    private boolean stopped;

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
        stopped = true;
        boolean unused = vertx.cancelTimer(timer);
    }

    private void run() {
        portion(Instant.now().minus(retention));
    }

    // From the event loop each time, because a chain of composed futures would grow the stack.
    private void portion(Instant before) {
        Future<Integer> unused = store.forget(before, AT_ONCE)
                .onSuccess(forgotten -> {
                    if (forgotten == AT_ONCE && !stopped) {
                        vertx.runOnContext(more -> portion(before));
                    }
                })
                .onFailure(e -> log.warn("what is too old was not taken out of the audit log", e));
    }
}
