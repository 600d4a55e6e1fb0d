package dev.tradewind.tools.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Brings events of the past into the present, so many times faster. */
final class Pace {
    private final double speed;
    private final Instant first;
    private final long begin = System.nanoTime();
    private long latestNanos;

    /**
     * @param speed 0 for no waiting at all
     * @param first when the first event happened
     */
    Pace(double speed, Instant first) {
        this.speed = speed;
        this.first = first;
    }

    /** Waits until it is time for what happened then. */
    void await(Instant then) throws InterruptedException {
        if (speed > 0) {
            long due = begin + (long) (Duration.between(first, then).toNanos() / speed);
            long left = due - System.nanoTime();
            latestNanos = Math.max(latestNanos, -left);
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** By how much the present has fallen behind at most. */
    Duration latest() {
        return Duration.ofNanos(latestNanos);
    }
}
