package dev.tradewind.contracts.shared;

import org.jspecify.annotations.Nullable;

/** What follows a page: the cursor of the next one, null at the end. */
public record PageMeta(@Nullable String next, boolean hasMore) {
    public static PageMeta of(@Nullable String next) {
        return new PageMeta(next, next != null);
    }
}
