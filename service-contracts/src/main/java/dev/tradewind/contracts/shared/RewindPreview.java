package dev.tradewind.contracts.shared;

import java.util.List;

/**
 * What reading a feed again from a moment would do.
 *
 * @param heads where the consumer would be put, by partition number
 * @param events that it would read again
 * @param parked of them; they wait in dead letters now and would be tried again
 * @param types what they are, the most frequent first
 * @param whole whether the types were counted over all of them, or over the newest of each partition only
 */
public record RewindPreview(
        String consumer,
        String feed,
        List<Position> heads,
        long events,
        long parked,
        List<OfType> types,
        boolean whole) {
    /** @param taken whether the consumer has a use for this type; it passes over the others */
    public record OfType(String type, long events, boolean taken) {}
}
