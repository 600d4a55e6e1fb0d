package dev.tradewind.contracts.shared;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list.
 *
 * @param limit 1 to 100
 * @param after the {@code next} of the page before, or null for the first
 */
public record PageRequest(int limit, @Nullable String after) {
    public static final int DEFAULT_LIMIT = 25;
    public static final int MAX_LIMIT = 100;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
        }
    }

    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, null);
    }
}
