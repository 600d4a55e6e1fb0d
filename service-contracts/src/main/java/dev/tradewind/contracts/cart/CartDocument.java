package dev.tradewind.contracts.cart;

/**
 * A cart's public REST document as JSON text, ready to be sent: what {@code Wire} writes of its {@link CartView}. It
 * crosses the bus as it is, so that nothing on the way costs more for a larger cart than copying it.
 */
public record CartDocument(long version, String json) {
    private static final char END_OF_VERSION = ' ';

    /** How it crosses the event bus: the version, then the document. */
    public static String pack(CartDocument document) {
        return document.version + String.valueOf(END_OF_VERSION) + document.json;
    }

    /** The other side of {@link #pack}. */
    public static CartDocument unpack(String text) {
        int end = text.indexOf(END_OF_VERSION);
        return new CartDocument(Long.parseLong(text, 0, end, 10), text.substring(end + 1));
    }
}
