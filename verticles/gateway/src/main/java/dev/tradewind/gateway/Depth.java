package dev.tradewind.gateway;

import io.vertx.core.buffer.Buffer;

/** How deep JSON text is nested, told before anything recursive parses it. */
final class Depth {
    private Depth() {}

    static boolean exceeds(Buffer json, int max) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            byte b = json.getByte(i);
            if (quoted) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    quoted = false;
                }
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                if (++depth > max) {
                    return true;
                }
            } else if (b == '}' || b == ']') {
                depth--;
            }
        }
        return false;
    }
}
