package dev.tradewind.contracts.cart;

/**
 * A cart's public REST document as JSON text, ready to be sent: what {@code Wire} writes of its {@link CartView}. It
 * crosses the bus as it is, so that a larger cart costs nobody on the way more.
 */
public record CartDocument(String json) {
    private static final String VERSION = "\"version\":";

    /** The cart's version, for the entity tag. It stands near the beginning, right after the id. */
    public long version() {
        int from = json.indexOf(VERSION) + VERSION.length();
        int to = from;
        while (Character.isDigit(json.charAt(to))) {
            to++;
        }
        return Long.parseLong(json, from, to, 10);
    }

    /** How it crosses the event bus. */
    public static String pack(CartDocument document) {
        return document.json;
    }

    /** The other side of {@link #pack}. */
    public static CartDocument unpack(String json) {
        return new CartDocument(json);
    }
}
