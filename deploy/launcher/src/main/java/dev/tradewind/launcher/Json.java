package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import io.vertx.core.json.JsonObject;

/** Reaching into nested configuration objects by dotted paths. */
final class Json {
    private Json() {}

    static void put(JsonObject json, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            json.put(path, value);
            return;
        }
        String first = path.substring(0, dot);
        JsonObject inner = section(json, first, first);
        put(inner, path.substring(dot + 1), value);
        json.put(first, inner);
    }

    /** The object under a key; an empty one when it is absent. */
    static JsonObject section(JsonObject json, String key, String path) {
        Object value = json.getValue(key);
        if (value == null) {
            return new JsonObject();
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new ConfigurationException(path + " must be a section with keys of its own, not " + value);
    }

    static boolean has(JsonObject json, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return json.containsKey(path);
        }
        return json.getValue(path.substring(0, dot)) instanceof JsonObject inner && has(inner, path.substring(dot + 1));
    }

    /** The first with the second's keys laid over it, section by section. */
    static JsonObject merged(JsonObject under, JsonObject over) {
        return under.copy().mergeIn(over.copy(), true);
    }
}
