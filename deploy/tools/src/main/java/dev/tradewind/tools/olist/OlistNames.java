package dev.tradewind.tools.olist;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Readable names for things that have only ids in the data. */
final class OlistNames {
    private static final int SHORT = 6;
    private static final Pattern END_OF_CITY = Pattern.compile("\\s*[/\\\\,(]|\\s-\\s|-[a-z]{2}$");
    private static final Pattern NO_CITY = Pattern.compile("[0-9@]");

    private OlistNames() {}

    /** {@code health_beauty} as {@code Health Beauty}. */
    static String title(String words) {
        return Stream.of(words.strip().toLowerCase(Locale.ROOT).split("[_\\s]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    /** A city of a free-text field, without what people add to it; the state where it is no city at all. */
    static String city(String text, String state) {
        String city = END_OF_CITY.split(text.strip().toLowerCase(Locale.ROOT), 2)[0].strip();
        return city.isEmpty() || NO_CITY.matcher(city).find() ? state : title(city);
    }

    static String seller(String city, String id) {
        return city + " Store " + shortened(id);
    }

    static String product(String category, String id) {
        return (category.isEmpty() ? "Product" : category) + " " + shortened(id);
    }

    static String customer(String person) {
        return "Customer " + shortened(person);
    }

    private static String shortened(String id) {
        return id.length() <= SHORT ? id : id.substring(0, SHORT);
    }
}
