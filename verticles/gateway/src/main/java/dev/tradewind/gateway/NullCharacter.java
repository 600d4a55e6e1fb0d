package dev.tradewind.gateway;

import io.vertx.core.buffer.Buffer;

/** The one character that JSON can say and PostgreSQL cannot keep: U+0000. No domain needs to expect it. */
final class NullCharacter {
    static final String REFUSAL = "must not contain the character U+0000";
    private static final String ESCAPED = "u0000";

    private NullCharacter() {}

    static boolean isIn(String text) {
        return text.indexOf('\0') >= 0;
    }

    /** In JSON it can only be escaped. */
    static boolean isIn(Buffer json) {
        int last = json.length() - ESCAPED.length();
        for (int i = 0; i < last; i++) {
            if (json.getByte(i) == '\\') {
                i++;
                if (isEscaped(json, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isEscaped(Buffer json, int at) {
        for (int i = 0; i < ESCAPED.length(); i++) {
            if (json.getByte(at + i) != ESCAPED.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
