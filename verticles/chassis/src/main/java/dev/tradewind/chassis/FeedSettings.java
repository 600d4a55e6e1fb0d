package dev.tradewind.chassis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a domain's log is kept and how it follows the logs of others.
 *
 * @param partitions of the domain's own log; fixed when the log is created
 * @param poll how often a follower looks for events whose hint was lost
 * @param batch at most that many events in one transaction
 * @param attempts how often an event may fail before it is parked
 * @param backoff the pause after an event's first failure; doubles with each further one
 * @param hints false suppresses every hint, so that only polling is left
 * @param retention months of events older than this are dropped; null keeps them all
 */
public record FeedSettings(
        int partitions,
        Duration poll,
        int batch,
        int attempts,
        Duration backoff,
        boolean hints,
        @Nullable Duration retention) {

    static FeedSettings from(Settings settings) {
        Duration retention = settings.duration("retention", Duration.ZERO);
        return new FeedSettings(
                settings.integer("partitions", 4, 1, 64),
                settings.duration("poll", Duration.ofMillis(750)),
                settings.integer("batch", 500, 1, 1000),
                settings.integer("attempts", 5, 1, 100),
                settings.duration("backoff", Duration.ofMillis(50)),
                settings.flag("hints", true),
                retention.isZero() ? null : retention);
    }
}
