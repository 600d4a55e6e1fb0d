package dev.tradewind.contracts.shared;

import java.util.List;

/**
 * What lies in a part of a log.
 *
 * @param from where it begins, by partition number: never later than asked for, and never behind its end
 * @param types what lies in it, the most frequent first
 * @param whole whether all of it was counted; if not, only the newest events of each partition were
 */
public record FeedStretch(String feed, List<Position> from, List<OfType> types, boolean whole) {
    /** So many events of a type. */
    public record OfType(String type, long events) {}
}
