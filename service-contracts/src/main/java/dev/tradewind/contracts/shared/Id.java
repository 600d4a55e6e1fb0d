package dev.tradewind.contracts.shared;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;

/**
 * An opaque identifier: a prefix that tells the kind, an underscore, and a ULID, which sorts by time of creation and
 * carries 80 random bits. On the wire it is its value.
 */
public interface Id {
    String value();

    /** A fresh value with this prefix. */
    static String next(String prefix) {
        return prefix + "_" + UlidCreator.getUlid().toString().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when the value does not start with the prefix or is no sensible identifier */
    static void check(String prefix, String value) {
        if (value.length() > 64
                || value.length() < prefix.length() + 2
                || !value.startsWith(prefix)
                || value.charAt(prefix.length()) != '_') {
            throw new IllegalArgumentException("not a " + prefix + "_ id");
        }
    }
}
