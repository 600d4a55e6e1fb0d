package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.CallContext;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C trace context. */
final class Traces {
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private Traces() {}

    /** The trace that a call belongs to, from the call context among its arguments; a fresh id when there is none. */
    static String traceOf(Object @Nullable [] arguments) {
        if (arguments != null) {
            for (Object argument : arguments) {
                if (argument instanceof CallContext call && call.traceparent() != null) {
                    Matcher matcher = TRACEPARENT.matcher(call.traceparent());
                    if (matcher.matches()) {
                        return matcher.group(1);
                    }
                }
            }
        }
        return fresh();
    }

    /** The trace of a call that cannot be read, as far as its context is there; a fresh id when it is not. */
    static String traceOf(JsonObject call) {
        Matcher matcher = TRACEPARENT.matcher(String.valueOf(call.getValue("context")));
        return matcher.find() ? matcher.group(1) : fresh();
    }

    static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
