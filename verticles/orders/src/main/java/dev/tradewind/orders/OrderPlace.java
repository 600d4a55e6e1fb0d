package dev.tradewind.orders;

import dev.tradewind.contracts.orders.OrderSort;
import dev.tradewind.contracts.orders.OrderSummary;
import dev.tradewind.contracts.shared.OrderId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of orders: what the last one shown was sorted by, and its id.
 *
 * @param key a time or minor units
 */
record OrderPlace(Object key, String id) {
    private static final OffsetDateTime END_OF_TIME = OffsetDateTime.parse("9999-01-01T00:00:00Z");
    private static final OffsetDateTime BEGINNING_OF_TIME = OffsetDateTime.parse("1900-01-01T00:00:00Z");

    static boolean isTotal(OrderSort sort) {
        return sort == OrderSort.LARGEST || sort == OrderSort.SMALLEST;
    }

    /** The cursor: microseconds or minor units, and the id. */
    static String after(OrderSummary last, OrderSort sort) {
        return isTotal(sort) ? last.total().amount() + "." + last.id() : after(last.placedAt(), last.id());
    }

    /** The same of a list that is sorted by time. */
    static String after(Instant placedAt, OrderId id) {
        return placedAt.getEpochSecond() * 1_000_000 + placedAt.getNano() / 1_000 + "." + id;
    }

    /** Null when the cursor is none. */
    static @Nullable OrderPlace of(@Nullable String cursor, OrderSort sort) {
        if (cursor == null) {
            return switch (sort) {
                case NEWEST -> new OrderPlace(END_OF_TIME, "");
                case OLDEST -> new OrderPlace(BEGINNING_OF_TIME, "");
                case LARGEST -> new OrderPlace(Long.MAX_VALUE, "");
                case SMALLEST -> new OrderPlace(Long.MIN_VALUE, "");
            };
        }
        int dot = cursor.indexOf('.');
        try {
            long key = Long.parseLong(cursor.substring(0, Math.max(dot, 0)));
            return new OrderPlace(isTotal(sort) ? key : time(key), cursor.substring(dot + 1));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static OffsetDateTime time(long micros) {
        Instant at = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
        return at.atOffset(ZoneOffset.UTC);
    }
}
