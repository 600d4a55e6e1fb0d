package dev.tradewind.system;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what the platform promises to happen by itself, and fails with what it saw last when it does not. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    public static <T> T see(String what, Supplier<T> look, Predicate<T> wanted) {
        return see(what, PATIENCE, look, wanted);
    }

    public static <T> T see(String what, Duration patience, Supplier<T> look, Predicate<T> wanted) {
        Instant deadline = Instant.now().plus(patience);
        T seen = look.get();
        while (!wanted.test(seen)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("did not see " + what + " within " + patience + "; last saw: " + seen);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = look.get();
        }
        return seen;
    }
}
