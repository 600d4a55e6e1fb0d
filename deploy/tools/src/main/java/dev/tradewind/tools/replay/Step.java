package dev.tradewind.tools.replay;

/** What a shopper or a member of staff does, and how long it took is told of. */
enum Step {
    OPEN_CART("open a cart"),
    ADD_ITEM("add an item"),
    COMPLETE("complete, until answered"),
    CONFIRMED("complete, until confirmed"),
    ORDER("whole order, from cart to confirmed"),
    DISPATCH("dispatch a shipment"),
    DELIVER("deliver a shipment"),
    CANCEL("cancel an order");

    private final String text;

    Step(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
