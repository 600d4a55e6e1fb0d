package dev.tradewind.tools.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Looks again until something is there. */
final class Wait {
    private static final long FIRST_PAUSE_MS = 10;
    private static final long LONGEST_PAUSE_MS = 500;

    private Wait() {}

    /** Empty when nothing came in time. */
    static <T> Optional<T> until(Duration within, Callable<Optional<T>> look) throws Exception {
        long end = System.nanoTime() + within.toNanos();
        long pause = FIRST_PAUSE_MS;
        Optional<T> found = look.call();
        while (found.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
            found = look.call();
        }
        return found;
    }
}
