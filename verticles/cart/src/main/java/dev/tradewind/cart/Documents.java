package dev.tradewind.cart;

import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.wire.Wire;
import java.util.List;
import java.util.Map;

/**
 * Carts as JSON text. A line's text is written once and kept until the line or its offer changes, so that the answer
 * to a change costs about the same whatever the cart holds.
 */
final class Documents {
    // Quotes within values are escaped, so this can only be the property itself.
    private static final String NO_ITEMS = "\"items\":[]";
    // Lines that are gone leave their texts behind.
    private static final int TEXTS_MAX = 2 * Cart.LINES_MAX;
    private static final int TEXT_LENGTH = 400;

    private Documents() {}

    /** A line as it was written out, with what it was written from. */
    record Text(Line line, OfferView offer, long unitMinor, String json) {
        boolean isOf(Priced.Item item) {
            return line == item.line() && offer == item.offer().view() && unitMinor == item.unitMinor();
        }
    }

    /** The same text as {@code Wire} would write of the whole view. */
    static String write(Cart cart, Priced priced, Map<LineId, Text> texts) {
        if (texts.size() > TEXTS_MAX) {
            texts.clear();
        }
        String frame = Wire.write(Views.withoutItems(cart, priced));
        int place = frame.indexOf(NO_ITEMS) + NO_ITEMS.length() - 1;
        StringBuilder document = new StringBuilder(frame.length() + cart.lines().size() * TEXT_LENGTH);
        document.append(frame, 0, place);
        List<Priced.Item> items = Views.inOrder(priced);
        for (int i = 0; i < items.size(); i++) {
            document.append(i == 0 ? "" : ",").append(text(items.get(i), cart.currency(), texts));
        }
        return document.append(frame, place, frame.length()).toString();
    }

    private static String text(Priced.Item item, String currency, Map<LineId, Text> texts) {
        Text known = texts.get(item.line().id());
        if (known != null && known.isOf(item)) {
            return known.json();
        }
        String json = Wire.write(Views.item(item, currency));
        texts.put(item.line().id(), new Text(item.line(), item.offer().view(), item.unitMinor(), json));
        return json;
    }
}
