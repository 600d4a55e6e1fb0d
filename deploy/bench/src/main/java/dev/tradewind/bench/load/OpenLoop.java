package dev.tradewind.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Journeys begin at a constant rate, whatever became of those before. One that finds no free connection waits, and
 * its latency counts from when it was due: a server that stalls is charged for everybody who would have come
 * meanwhile (no coordinated omission). Due times lie on the millisecond ticks of the clock that releases them.
 */
final class OpenLoop {
    private final Vertx vertx;
    private final Journey journey;
    private final double perMs;
    private final long ticks;
    private final Tally tally = new Tally();
    private final Promise<Tally> done = Promise.promise();
    private final Deque<Connection> free = new ArrayDeque<>();
    private final Deque<Long> due = new ArrayDeque<>();
    private final long begin = System.nanoTime();
    private long tick;
    private long released;
    private long begun;
    private int running;

    OpenLoop(Vertx vertx, Journey journey, double perSecond, long seconds) {
        this.vertx = vertx;
        this.journey = journey;
        this.perMs = perSecond / TimeUnit.SECONDS.toMillis(1);
        this.ticks = TimeUnit.SECONDS.toMillis(seconds);
    }

    Future<Tally> run(List<Connection> connections) {
        free.addAll(connections);
        long timer = vertx.setPeriodic(1, fired -> release());
        return done.future().onComplete(ended -> vertx.cancelTimer(timer));
    }

    private void release() {
        long passed = Math.min(ticks, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        for (; tick < passed; tick++) {
            long until = (long) Math.floor((tick + 1) * perMs);
            for (; released < until; released++) {
                due.add(begin + TimeUnit.MILLISECONDS.toNanos(tick + 1));
            }
        }
        beginDue();
    }

    private void beginDue() {
        while (!due.isEmpty() && !free.isEmpty()) {
            long since = due.remove();
            Connection connection = free.remove();
            running++;
            journey.begin(connection, begun++).onComplete(gone -> {
                running--;
                if (gone.succeeded()) {
                    tally.add(gone.result(), System.nanoTime() - since);
                    free.add(connection);
                } else {
                    // The connection is gone, or the journey is wrong: the user leaves.
                    tally.add(String.valueOf(gone.cause()), 0);
                }
                beginDue();
            });
        }
        boolean allGone = running == 0 && free.isEmpty();
        if (allGone || tick == ticks && due.isEmpty() && running == 0) {
            done.tryComplete(tally);
        }
    }
}
