package dev.tradewind.contracts.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a log to show, from the newest to the oldest; null does not restrict.
 *
 * @param before only what lies before this place
 * @param limit 1 to 100
 * @param type how the type begins
 * @param subject the subject itself, or the order or cart that the event belongs to
 * @param since recorded then or later
 */
public record HistoryQuery(
        @Nullable Position before,
        int limit,
        @Nullable String type,
        @Nullable String subject,
        @Nullable Instant since) {
    public static final int LIMIT_MAX = 100;
}
