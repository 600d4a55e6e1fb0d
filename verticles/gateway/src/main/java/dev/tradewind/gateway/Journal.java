package dev.tradewind.gateway;

import dev.tradewind.contracts.operations.AuditEntries;
import dev.tradewind.contracts.operations.AuditEntry;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.wire.Wire;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings entries to operations, and keeps those that did not get there until they do. An act waits for its entry a
 * moment, not at all while operations is away. What waits is lost with the process; what is too much is dropped and
 * written to the log.
 */
final class Journal {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final Duration MOMENT = Duration.ofMillis(250);
    private static final Duration PAUSE_MIN = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(15);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int AT_ONCE = 100;
    private static final int WAITING_MAX = 10_000;

    private final Vertx vertx;
    private final OperationsService operations;
    private final Deque<AuditEntry> waiting = new ArrayDeque<>();
    private final Counter dropped = Counter.builder("tradewind.audit.dropped")
            .description("Entries of the audit log that stand in the log only")
            .register(Metrics.globalRegistry);
    private Future<Void> sending = Future.succeededFuture();
    private Duration pause = PAUSE_MIN;
    private boolean away;
    private long timer = -1;

    Journal(Vertx vertx, OperationsService operations) {
        this.vertx = vertx;
        this.operations = operations;
    }

    /** Completes when the act may be done; never fails. */
    Future<Void> begin(AuditEntry entry) {
        if (away) {
            add(entry);
            return Future.succeededFuture();
        }
        Future<Void> kept = operations.record(new AuditEntries(List.of(entry))).onFailure(failure -> add(entry));
        return kept.timeout(MOMENT.toMillis(), TimeUnit.MILLISECONDS).otherwiseEmpty();
    }

    void end(AuditEntry entry) {
        add(entry);
        flush();
    }

    /** Tries once more to bring away what waits. */
    Future<Void> close() {
        boolean unused = vertx.cancelTimer(timer);
        return sending.transform(sent -> waiting.isEmpty() ? Future.succeededFuture() : send())
                .timeout(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                .transform(sent -> {
                    waiting.forEach(Journal::write);
                    return Future.succeededFuture();
                });
    }

    private void add(AuditEntry entry) {
        if (waiting.size() >= WAITING_MAX) {
            write(waiting.removeFirst());
            dropped.increment();
        }
        waiting.addLast(entry);
        if (away) {
            return;
        }
        flush();
    }

    private void flush() {
        if (!waiting.isEmpty() && sending.isComplete() && !away) {
            sending = send();
        }
    }

    private Future<Void> send() {
        List<AuditEntry> some = new ArrayList<>(waiting.stream().limit(AT_ONCE).toList());
        return operations
                .record(new AuditEntries(some))
                .onSuccess(kept -> {
                    // Some may have been dropped from the front meanwhile.
                    waiting.removeAll(some);
                    pause = PAUSE_MIN;
                })
                .onComplete(sent -> vertx.runOnContext(v -> goOn(sent.failed())))
                .otherwiseEmpty();
    }

    private void goOn(boolean failed) {
        if (!failed) {
            flush();
            return;
        }
        if (!away) {
            log.warn("operations does not answer: {} entries of the audit log wait", waiting.size());
        }
        away = true;
        timer = vertx.setTimer(pause.toMillis(), id -> {
            away = false;
            flush();
        });
        pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
    }

    private static void write(AuditEntry entry) {
        log.error("not in the audit log: {}", Wire.write(entry));
    }
}
