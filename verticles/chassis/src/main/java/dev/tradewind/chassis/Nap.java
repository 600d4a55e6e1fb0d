package dev.tradewind.chassis;

import io.vertx.core.Vertx;
import java.time.Duration;

/** A follower's pause, one at a time. For one event loop. */
final class Nap {
    private final Vertx vertx;
    private long timer = -1;
    private boolean light;

    Nap(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Goes on at once when it has no length.
     *
     * @param light news may end it
     */
    void take(Duration length, boolean light, Runnable then) {
        if (!length.isPositive()) {
            then.run();
            return;
        }
        this.light = light;
        timer = vertx.setTimer(Math.max(1, length.toMillis()), id -> {
            timer = -1;
            then.run();
        });
    }

    /** Whether there was one to end. */
    boolean end() {
        boolean ended = timer >= 0 && vertx.cancelTimer(timer);
        timer = -1;
        return ended;
    }

    /** Whether there was one that news may end. */
    boolean endForNews() {
        return light && end();
    }
}
