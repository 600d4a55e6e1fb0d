package dev.tradewind.chassis;

import org.jspecify.annotations.Nullable;

/**
 * How a list is sorted: by a text or a number, and by id, which counts by time, where that is the same; the other way
 * round when it is falling.
 *
 * @param name what its places are marked by, so that none is taken for one of another order; null for the order that a
 *     list had when it had no other: its places are ids
 * @param key of at most {@link #KEY_MAX} characters and never null, as it is indexed; null for by id alone
 * @param number whether the key is a bigint
 */
public record ListOrder(@Nullable String name, @Nullable String key, boolean rising, boolean number) {
    /** What fits into a cursor, whatever the characters are. */
    public static final int KEY_MAX = 80;

    public ListOrder(@Nullable String name, @Nullable String key, boolean rising) {
        this(name, key, rising, false);
    }

    /** Sorts by a text without case and accents, as far as it fits: what is indexed must be the same, to the letter. */
    public static String folded(String column) {
        return "left(folded(" + column + "), " + KEY_MAX + ") collate \"C\"";
    }

    /**
     * The order in which a list goes on after this cursor. A build that knows but one order gives ids as cursors,
     * whatever order it is asked for: who began there, by ids alone, goes on as it began.
     */
    ListOrder after(@Nullable String cursor) {
        boolean begunBefore = name != null && key == null && cursor != null && ListPlace.isId(cursor);
        return begunBefore ? new ListOrder(null, null, true) : this;
    }

    String cast() {
        return number ? "::text::bigint" : "";
    }

    String by(String id) {
        String direction = rising ? "" : " desc";
        return " order by " + (key == null ? "" : key + direction + ", ") + id + direction;
    }
}
