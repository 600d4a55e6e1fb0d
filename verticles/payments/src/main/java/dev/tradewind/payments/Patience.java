package dev.tradewind.payments;

import java.time.Duration;

/**
 * How long to try.
 *
 * @param attempts after which an unanswered question is put differently
 * @param first pause; doubles with each attempt, up to half a minute
 */
record Patience(int attempts, Duration first) {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration RAREST = Duration.ofHours(1);

    boolean exhausted(int attempt) {
        return attempt >= attempts;
    }

    Duration pause(int attempt) {
        return doubled(attempt, LONGEST);
    }

    /** For what may take days: grows likewise, up to an hour. */
    Duration rarely(int attempt) {
        return doubled(attempt, RAREST);
    }

    private Duration doubled(int attempt, Duration most) {
        Duration pause = first.multipliedBy(1L << Math.min(Math.max(attempt - 1, 0), 16));
        return pause.compareTo(most) > 0 ? most : pause;
    }
}
