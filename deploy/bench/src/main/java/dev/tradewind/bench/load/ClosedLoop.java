package dev.tradewind.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Everybody begins again as soon as he is through: how much there can be, and how long it then takes. */
final class ClosedLoop {
    private final Journey journey;
    private final long journeysMax;
    private final long end;
    private final Tally tally = new Tally();
    private final Promise<Tally> done = Promise.promise();
    private long begun;
    private int running;

    ClosedLoop(Journey journey, long seconds) {
        this(journey, Long.MAX_VALUE, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
    }

    private ClosedLoop(Journey journey, long journeysMax, long end) {
        this.journey = journey;
        this.journeysMax = journeysMax;
        this.end = end;
    }

    static ClosedLoop counted(Journey journey, long journeys) {
        return new ClosedLoop(journey, journeys, Long.MAX_VALUE);
    }

    Future<Tally> run(List<Connection> connections) {
        running = connections.size();
        connections.forEach(this::next);
        return done.future();
    }

    private void next(Connection connection) {
        long now = System.nanoTime();
        if (begun >= journeysMax || now >= end) {
            leave();
            return;
        }
        journey.begin(connection, begun++).onComplete(gone -> {
            if (gone.succeeded()) {
                tally.add(gone.result(), System.nanoTime() - now);
                next(connection);
            } else {
                // The connection is gone, or the journey is wrong: the user leaves.
                tally.add(String.valueOf(gone.cause()), 0);
                leave();
            }
        });
    }

    private void leave() {
        if (--running == 0) {
            done.complete(tally);
        }
    }
}
