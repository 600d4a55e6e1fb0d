package dev.tradewind.chassis;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Durable timers and work of a domain. A task survives crashes and is begun on any node that runs the domain. */
public final class Tasks {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BACKOFF_MIN = Duration.ofMillis(250);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(60);
    private static final long STOP_SECONDS_MAX = 5;

    private final Shop shop;
    private final Map<String, TaskKind> kinds = new HashMap<>();
    private long pollTimer = -1;
    private boolean started;
    private boolean stopped;

    Tasks(Ground ground, Database database, Gate gate) {
        this.shop = new Shop(ground, database, gate, this);
    }

    /** What every kind of task uses. */
    static final class Shop {
        private final Ground ground;
        private final Database database;
        private final Gate gate;
        private final TaskRows rows;
        private final Tasks all;

        private Shop(Ground ground, Database database, Gate gate, Tasks tasks) {
            this.ground = ground;
            this.database = database;
            this.gate = gate;
            this.rows = new TaskRows(database);
            this.all = tasks;
        }

        Ground ground() {
            return ground;
        }

        Database database() {
            return database;
        }

        Gate gate() {
            return gate;
        }

        TaskRows rows() {
            return rows;
        }

        TaskSettings tasks() {
            return ground.settings().tasks();
        }

        /** Tasks of this kind fall due after this time. */
        void soon(String kind, Duration after) {
            all.soon(kind, after);
        }

        void count(String kind, String end, int number) {
            Metrics.counter("tradewind.tasks", "domain", ground.domain(), "kind", kind, "end", end)
                    .increment(number);
        }
    }

    /**
     * Schedules with the transaction's commit. A task of the same kind and key is moved to the new time and payload.
     */
    public Future<Void> schedule(Tx tx, List<Task> tasks) {
        return schedule(tx, tasks, true);
    }

    /** Schedules with the transaction's commit what is not scheduled yet; a task that is there stays as it is. */
    public Future<Void> scheduleNew(Tx tx, List<Task> tasks) {
        return schedule(tx, tasks, false);
    }

    private Future<Void> schedule(Tx tx, List<Task> tasks, boolean anew) {
        if (tasks.isEmpty()) {
            return Future.succeededFuture();
        }
        // The last of equals counts; always in the same order, so that two transactions do not wait for each other.
        Map<Task, Task> ordered = new TreeMap<>(Comparator.comparing(Task::kind).thenComparing(Task::key));
        tasks.forEach(task -> {
            ordered.remove(task);
            ordered.put(task, task);
        });
        shop.rows().schedule(tx, ordered.values(), anew);
        Map<String, Instant> first = new HashMap<>();
        tasks.forEach(task -> first.merge(task.kind(), task.dueAt(), (a, b) -> a.isBefore(b) ? a : b));
        tx.afterCommit(() -> first.forEach((kind, due) -> soon(kind, Duration.between(Instant.now(), due))));
        return Future.succeededFuture();
    }

    /** Takes tasks back. What is being worked on at this moment is finished and then forgotten. */
    public Future<Void> cancel(Tx tx, String kind, List<String> keys) {
        if (!keys.isEmpty()) {
            shop.rows().cancel(tx, kind, keys, !(kinds.get(kind) instanceof DueTasks));
        }
        return Future.succeededFuture();
    }

    /** Registers what happens when tasks of this kind fall due; to be called before the domain starts. */
    @CanIgnoreReturnValue
    public Tasks onDue(String kind, DueHandler handler) {
        return register(kind, new DueTasks(shop, kind, handler));
    }

    /**
     * Registers who works on tasks of this kind, at most so many at once here; to be called before the domain starts.
     */
    @CanIgnoreReturnValue
    public Tasks onWork(String kind, int concurrency, Worker worker) {
        return register(kind, new LeasedTasks(shop, kind, concurrency, worker));
    }

    void start() {
        started = true;
        if (!kinds.isEmpty()) {
            poll();
        }
    }

    /**
     * Completes when what runs is done, at the latest after five seconds; what is left then is begun again elsewhere.
     */
    Future<Void> stop() {
        stopped = true;
        boolean unused = shop.ground().vertx().cancelTimer(pollTimer);
        return Future.join(kinds.values().stream().map(TaskKind::stop).toList())
                .timeout(STOP_SECONDS_MAX, TimeUnit.SECONDS)
                .transform(v -> Future.succeededFuture());
    }

    /** The pause after so many failed attempts. */
    static Duration backoff(int attempts) {
        Duration pause = BACKOFF_MIN.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 16));
        return pause.compareTo(BACKOFF_MAX) < 0 ? pause : BACKOFF_MAX;
    }

    private Tasks register(String kind, TaskKind handling) {
        if (started || kinds.putIfAbsent(kind, handling) != null) {
            throw new IllegalStateException("tasks " + kind + " must be registered once, before the start");
        }
        return this;
    }

    private void soon(String kind, Duration after) {
        TaskKind handling = kinds.get(kind);
        if (handling == null || !started || stopped || after.compareTo(POLL) >= 0) {
            return;
        }
        if (after.isPositive()) {
            shop.ground().pause(after).onComplete(v -> handling.wake());
        } else {
            handling.wake();
        }
    }

    // The wake-ups above are for speed; this is for tasks of a crashed or other node, and for those due later.
    private void poll() {
        shop.rows()
                .next(kinds.keySet())
                .onSuccess(next -> next.forEach(this::soon))
                .onComplete(polled -> {
                    if (!stopped) {
                        pollTimer = shop.ground().vertx().setTimer(POLL.toMillis(), id -> poll());
                    }
                });
    }
}
