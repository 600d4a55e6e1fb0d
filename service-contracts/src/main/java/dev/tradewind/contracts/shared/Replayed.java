package dev.tradewind.contracts.shared;

import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * The stored answer of a command whose idempotency key was seen before. It travels as a failure because generated
 * proxies have no room for a second kind of success; the gateway turns it back into the answer and says so in a header.
 */
public final class Replayed {
    private static final int CODE = 208;

    private Replayed() {}

    public static ServiceException answer(String json) {
        return new ServiceException(CODE, "replayed", new JsonObject().put("answer", json));
    }

    /** The stored answer's JSON, or null when the failure is something else. */
    public static @Nullable String in(Throwable failure) {
        if (failure instanceof ServiceException service && service.failureCode() == CODE) {
            JsonObject info = service.getDebugInfo();
            return info == null ? null : info.getString("answer");
        }
        return null;
    }
}
