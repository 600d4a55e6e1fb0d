package dev.tradewind.gateway;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace that a request belongs to, and the gateway's own span in it. */
record Trace(String id, String span, String flags) {
    private static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final HexFormat HEX = HexFormat.of();

    /** Goes on with the caller's trace; begins one when there is none or it makes no sense. */
    static Trace of(@Nullable String traceparent) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String span = HEX.toHexDigits(random.nextLong() | 1);
        if (traceparent != null && VALID.matcher(traceparent).matches()) {
            return new Trace(traceparent.substring(3, 35), span, traceparent.substring(53));
        }
        return new Trace(HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1), span, "01");
    }

    String traceparent() {
        return "00-" + id + "-" + span + "-" + flags;
    }
}
