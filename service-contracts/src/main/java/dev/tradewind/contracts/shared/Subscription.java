package dev.tradewind.contracts.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a domain has come in a feed that it follows.
 *
 * @param partitions by partition number
 */
public record Subscription(String consumer, String feed, List<Partition> partitions) {
    /**
     * One partition's cursor.
     *
     * @param handled events taken in effect since the beginning (or the last rewind), parked ones not counted
     * @param parked events that wait in dead letters
     * @param discarded dead letters given up by an operator
     * @param lagSeconds age of the oldest event not yet handled; 0 when there is none
     */
    public record Partition(
            int number,
            Position position,
            long handled,
            long parked,
            long discarded,
            double lagSeconds,
            @Nullable String error) {}
}
