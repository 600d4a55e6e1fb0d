package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out of events, and of what is noted, what people must not see. */
final class Redaction {
    private static final String REDACTED = "[redacted]";
    private static final Set<String> SECRET =
            Set.of("token", "access_token", "access_token_hash", "refresh_token", "secret", "password", "signature");

    private Redaction() {}

    static EventEnvelope of(EventEnvelope event) {
        return new EventEnvelope(
                event.id(),
                event.feed(),
                event.type(),
                event.partition(),
                event.position(),
                event.subject(),
                event.sequence(),
                event.correlation(),
                event.causation(),
                event.traceparent(),
                event.time(),
                new RawJson(redacted(event.data().text())));
    }

    /** JSON text without its secrets; what is no JSON is told of by its size only. */
    static RawJson of(Buffer text) {
        try {
            Object json = Json.decodeValue(text);
            descend(json);
            return json instanceof JsonObject || json instanceof JsonArray
                    ? new RawJson(Json.encode(json))
                    : size(text);
        } catch (DecodeException e) {
            return size(text);
        }
    }

    static RawJson size(Buffer text) {
        return new RawJson(new JsonObject().put("bytes", text.length()).encode());
    }

    private static String redacted(String text) {
        JsonObject json = new JsonObject(text);
        redact(json);
        return json.encode();
    }

    private static void redact(JsonObject json) {
        for (String name : Set.copyOf(json.fieldNames())) {
            Object value = json.getValue(name);
            if (SECRET.contains(name) && value != null) {
                json.put(name, REDACTED);
            } else {
                descend(value);
            }
        }
    }

    private static void descend(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            redact(object);
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                descend(array.getValue(i));
            }
        }
    }
}
