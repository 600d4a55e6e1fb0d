package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class CartWire {
    private CartWire() {}

    public static String writeAddItem(AddItem value) {
        return Wire.write(value);
    }

    public static AddItem readAddItem(String json) {
        return Wire.read(json, AddItem.class);
    }

    public static String writeCartDetails(CartDetails value) {
        return Wire.write(value);
    }

    public static CartDetails readCartDetails(String json) {
        return Wire.read(json, CartDetails.class);
    }

    public static String writeCartView(CartView value) {
        return Wire.write(value);
    }

    public static CartView readCartView(String json) {
        return Wire.read(json, CartView.class);
    }

    public static String writeCompleteCart(CompleteCart value) {
        return Wire.write(value);
    }

    public static CompleteCart readCompleteCart(String json) {
        return Wire.read(json, CompleteCart.class);
    }

    public static String writeCompletion(Completion value) {
        return Wire.write(value);
    }

    public static Completion readCompletion(String json) {
        return Wire.read(json, Completion.class);
    }

    public static String writeItemChange(ItemChange value) {
        return Wire.write(value);
    }

    public static ItemChange readItemChange(String json) {
        return Wire.read(json, ItemChange.class);
    }

    public static String writeNewCart(NewCart value) {
        return Wire.write(value);
    }

    public static NewCart readNewCart(String json) {
        return Wire.read(json, NewCart.class);
    }

    public static String writeShippingOptions(ShippingOptions value) {
        return Wire.write(value);
    }

    public static ShippingOptions readShippingOptions(String json) {
        return Wire.read(json, ShippingOptions.class);
    }
}
