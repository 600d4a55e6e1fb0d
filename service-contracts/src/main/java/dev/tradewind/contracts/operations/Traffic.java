package dev.tradewind.contracts.operations;

import java.time.Instant;
import java.util.List;

/**
 * What one gateway was asked by shoppers, by minute.
 *
 * @param gateway a name that it has from its start to its end
 * @param minutes as far as they are over; the same minute again replaces what was told of it before
 */
public record Traffic(String gateway, List<Minute> minutes) {
    /** Upper ends of the times that are counted together, in milliseconds; one more count is for what took longer. */
    public static final List<Long> BOUNDS_MS = List.of(
            1L, 2L, 3L, 5L, 7L, 10L, 15L, 20L, 30L, 50L, 75L, 100L, 150L, 200L, 300L, 500L, 750L, 1_000L, 2_000L,
            5_000L);

    /**
     * One minute of one area.
     *
     * @param failed answered with a status of 500 or more
     * @param times how many took how long, by {@link #BOUNDS_MS}
     */
    public record Minute(Instant at, Area area, long calls, long failed, List<Long> times) {}

    /** What was asked for. */
    public enum Area {
        CART,
        CHECKOUT,
        OTHER
    }
}
