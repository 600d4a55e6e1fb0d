package dev.tradewind.chassis;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: what the last row shown was sorted by, and its id.
 *
 * @param key empty when sorted by id alone
 */
record ListPlace(String key, String id) {
    private static final int PARTS = 3;

    static ListPlace of(Row row, ListOrder order) {
        return new ListPlace(order.key() == null ? "" : row.getString("list_key"), row.getString("list_id"));
    }

    /** The cursor; opaque to clients, so that it may change. */
    String text(ListOrder order) {
        if (order.name() == null) {
            return id;
        }
        String plain = String.join("\n", order.name(), id, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isId(String cursor) {
        return cursor.matches("[a-z]+_[0-9A-Za-z_-]+");
    }

    /** Null when the text is no cursor of a list sorted like this. */
    static @Nullable ListPlace read(String cursor, ListOrder order) {
        if (order.name() == null) {
            return isId(cursor) ? new ListPlace("", cursor) : null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = plain.split("\n", PARTS);
            boolean fits = parts.length == PARTS && parts[0].equals(order.name()) && !plain.contains("\0");
            return fits && (!order.number() || parts[2].matches("-?\\d{1,18}"))
                    ? new ListPlace(parts[2], parts[1])
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
