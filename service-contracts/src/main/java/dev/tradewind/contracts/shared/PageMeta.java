package dev.tradewind.contracts.shared;

import org.jspecify.annotations.Nullable;

/**
 * What follows a page: the cursor of the next one, null at the end.
 *
 * @param total how many there are on all pages, where the list counts them and was asked to; null otherwise
 */
public record PageMeta(@Nullable String next, boolean hasMore, @Nullable Long total) {
    public static PageMeta of(@Nullable String next) {
        return new PageMeta(next, next != null, null);
    }

    public PageMeta counting(@Nullable Long all) {
        return new PageMeta(next, hasMore, all);
    }
}
