package dev.tradewind.cart;

import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.wire.Wire;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Carts as JSON text. A line's text is written once and kept until the line or its offer changes, so that the answer
 * to a change costs about the same whatever the cart holds.
 */
final class Documents {
    // Quotes within values are escaped, so this can only be the property itself.
    private static final String NO_ITEMS = "\"items\":[]";
    // Lines that are gone leave their texts behind.
    private static final int TEXTS_MAX = 2 * Cart.LINES_MAX;
    private static final int ASCII_END = 128;
    private static final HexFormat HEX = HexFormat.of();

    private Documents() {}

    /** A line as it was written out, with what it was written from. */
    record Text(Line line, OfferView offer, long unitMinor, String json) {
        boolean isOf(Priced.Item item) {
            return line == item.line() && offer == item.offer().view() && unitMinor == item.unitMinor();
        }
    }

    /** What {@code Wire} would write of the whole view, but for the escapes. */
    static String write(Cart cart, Priced priced, Map<LineId, Text> texts) {
        if (texts.size() > TEXTS_MAX) {
            texts.clear();
        }
        String frame = ascii(Wire.write(Views.withoutItems(cart, priced)));
        int place = frame.indexOf(NO_ITEMS) + NO_ITEMS.length() - 1;
        // Unlike a builder, a joiner takes exactly the room it needs and copies everything once.
        StringJoiner document = new StringJoiner(",", frame.substring(0, place), frame.substring(place));
        Views.inOrder(priced).forEach(item -> document.add(text(item, cart.currency(), texts)));
        return document.toString();
    }

    private static String text(Priced.Item item, String currency, Map<LineId, Text> texts) {
        Text known = texts.get(item.line().id());
        if (known != null && known.isOf(item)) {
            return known.json();
        }
        String json = ascii(Wire.write(Views.item(item, currency)));
        texts.put(item.line().id(), new Text(item.line(), item.offer().view(), item.unitMinor(), json));
        return json;
    }

    // Beyond ASCII there are only strings in JSON, where any UTF-16 unit may be written as an escape.
    private static String ascii(String json) {
        if (json.chars().allMatch(c -> c < ASCII_END)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() * 2);
        json.chars().forEach(c -> {
            if (c < ASCII_END) {
                escaped.append((char) c);
            } else {
                escaped.append("\\u").append(HEX.toHexDigits((char) c));
            }
        });
        return escaped.toString();
    }
}
