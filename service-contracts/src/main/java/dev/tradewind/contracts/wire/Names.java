package dev.tradewind.contracts.wire;

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

    // By hand: every enum that is written comes along here.
    private static String split(String name, char separator) {
        StringBuilder words = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = Character.isUpperCase(c) && i > 0 && isLowerOrDigit(name.charAt(i - 1));
            if (begins) {
                words.append(separator);
            }
            words.append(c == '_' ? separator : Character.toLowerCase(c));
        }
        return words.toString();
    }

    private static boolean isLowerOrDigit(char c) {
        return Character.isLowerCase(c) || Character.isDigit(c);
    }
}
