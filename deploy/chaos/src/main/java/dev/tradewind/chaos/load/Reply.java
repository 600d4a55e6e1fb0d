package dev.tradewind.chaos.load;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a gateway answered. */
public record Reply(int status, String body) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** It was the platform's fault and may go better later. */
    boolean isFailure() {
        return status >= 500 || status == 429;
    }

    public JsonObject json() {
        try {
            return body.isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }

    public List<JsonObject> list() {
        return json().getJsonArray("data", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    public @Nullable String text(String field) {
        return json().getString(field);
    }
}
