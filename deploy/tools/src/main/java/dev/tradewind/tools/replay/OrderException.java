package dev.tradewind.tools.replay;

/** An order that did not go as it should have; the message is its kind, for counting. */
final class OrderException extends Exception {
    private static final long serialVersionUID = 1;

    OrderException(String kind) {
        super(kind, null, false, false);
    }

    String kind() {
        return String.valueOf(getMessage());
    }
}
