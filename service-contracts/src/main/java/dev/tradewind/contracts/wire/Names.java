package dev.tradewind.contracts.wire;

import java.util.Locale;

/** Java names as they stand on the wire. */
public final class Names {
    private Names() {}

    /** {@code PartiallyShipped} and {@code PARTIALLY_SHIPPED} as {@code partially_shipped}. */
    public static String snake(String name) {
        return split(name, '_');
    }

    /** {@code ShipmentCreated} as {@code shipment-created}. */
    public static String kebab(String name) {
        return split(name, '-');
    }

    private static String split(String name, char separator) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return words.toLowerCase(Locale.ROOT).replace('_', separator);
    }
}
