package dev.tradewind.chassis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many events a follower takes at once, and how patient it is with failures. A failing batch is halved until the
 * one event that fails stands alone; after successes it doubles again.
 */
final class Pace {
    private static final Duration PASSING_MIN = Duration.ofMillis(10);
    private static final Duration PASSING_MAX = Duration.ofSeconds(2);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(10);

    private final FeedSettings settings;
    private int size;
    private int attempts;
    private Duration passing = PASSING_MIN;

    Pace(FeedSettings settings) {
        this.settings = settings;
        this.size = settings.batch();
    }

    int size() {
        return size;
    }

    /** How often the events at hand have failed for reasons of their own. */
    int attempts() {
        return attempts;
    }

    void succeeded() {
        attempts = 0;
        passing = PASSING_MIN;
        size = Math.min(settings.batch(), size * 2);
    }

    /** What to do about a failure of so many events; null when the one event is to be parked. */
    @Nullable
    Turn failed(Throwable failure, int events) {
        if (Failures.isPassing(failure)) {
            return new Turn.Pause(longerEachTime());
        }
        if (failure instanceof Delivery.Unfinished unfinished && unfinished.outcome() instanceof Outcome.Retry retry) {
            return ++attempts < settings.attempts() ? new Turn.Pause(retry.after()) : smaller(events);
        }
        if (events > 1) {
            return smaller(events);
        }
        attempts++;
        boolean hopeless = failure instanceof Delivery.Unfinished || attempts >= settings.attempts();
        return hopeless ? null : new Turn.Pause(backoff());
    }

    /** Nothing has failed of late. */
    boolean isSmooth() {
        return attempts == 0 && size == settings.batch() && passing.equals(PASSING_MIN);
    }

    /** Has waited for so long that somebody should know. */
    boolean isStuck() {
        return passing.equals(PASSING_MAX);
    }

    /** How long to wait for another worker. */
    Duration locked() {
        return longerEachTime();
    }

    private Duration longerEachTime() {
        Duration now = passing;
        passing = shorter(passing.multipliedBy(2), PASSING_MAX);
        return now;
    }

    private @Nullable Turn smaller(int events) {
        if (events == 1) {
            return null;
        }
        size = events / 2;
        attempts = 0;
        return Turn.GO;
    }

    private Duration backoff() {
        return shorter(settings.backoff().multipliedBy(1L << Math.min(20, attempts - 1)), BACKOFF_MAX);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
