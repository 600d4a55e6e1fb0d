package dev.tradewind.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * When sign-ins must pause: after so many failures of one account from one address within a window.
 *
 * @param failuresMax failures that are let through
 */
record Throttle(int failuresMax, Duration window) {
    /**
     * What is known of an account and an address.
     *
     * @param since the first failure of the window
     */
    record Failures(int count, Instant since) {
        static Failures none(Instant now) {
            return new Failures(0, now);
        }
    }

    /** How long to wait before the next attempt; zero for not at all. */
    Duration pause(Failures failures, Instant now) {
        Instant end = failures.since().plus(window);
        return failures.count() < failuresMax || !end.isAfter(now) ? Duration.ZERO : Duration.between(now, end);
    }
}
