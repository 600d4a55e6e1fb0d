package dev.tradewind.tools.retail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Countries as the file writes them. */
final class Countries {
    /** ISO 3166-1 leaves it to its users: no country is known. */
    private static final String UNKNOWN = "ZZ";

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        Arrays.stream(Locale.getISOCountries())
                .forEach(code -> CODES.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code));
        CODES.putAll(Map.of(
                "EIRE", "IE",
                "USA", "US",
                "RSA", "ZA",
                "Hong Kong", "HK",
                "Czech Republic", "CZ",
                "Channel Islands", "JE",
                // Reserved for the European Union, for lists that need it.
                "European Community", "EU"));
    }

    private Countries() {}

    /** ISO 3166-1 alpha-2; {@code ZZ} where the name says nothing. */
    static String code(String name) {
        return CODES.getOrDefault(name, UNKNOWN);
    }
}
