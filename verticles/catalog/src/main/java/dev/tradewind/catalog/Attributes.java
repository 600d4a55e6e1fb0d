package dev.tradewind.catalog;

import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A product's attributes: a JSON object, free-form but for its type's schema. */
final class Attributes {
    static final Attributes NONE = new Attributes(new JsonObject());
    static final String LIMITS = "must be a JSON object of at most 16384 characters and 8 levels";
    private static final int CHARACTERS_MAX = 16_384;
    private static final int DEPTH_MAX = 8;

    private final JsonObject json;

    private Attributes(JsonObject json) {
        this.json = json;
    }

    /** Null when the text is no JSON object, is too long or too deep. */
    static @Nullable Attributes of(@Nullable RawJson text) {
        if (text == null) {
            return NONE;
        }
        if (text.text().length() > CHARACTERS_MAX) {
            return null;
        }
        try {
            Attributes attributes = new Attributes(new JsonObject(text.text()));
            return depth(attributes.json.getMap()) > DEPTH_MAX ? null : attributes;
        } catch (DecodeException e) {
            return null;
        }
    }

    static Attributes stored(String json) {
        return new Attributes(new JsonObject(json));
    }

    RawJson raw() {
        return new RawJson(json.encode());
    }

    /** As a schema's validator wants them. */
    Object tree() {
        return json;
    }

    /** Null when it is not there; an explicit null counts as there, and is told as text. */
    @Nullable
    Object value(String name) {
        return json.containsKey(name) ? Objects.requireNonNullElse(json.getValue(name), "null") : null;
    }

    /** The attribute that a JSON pointer leads into; none when it leads into none. */
    Optional<String> at(String pointer) {
        String[] steps = pointer.split("/", 3);
        String name = steps.length < 2 ? "" : steps[1].replace("~1", "/").replace("~0", "~");
        return json.containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    /** What in them can be searched for. */
    Stream<String> texts() {
        return texts(json.getMap());
    }

    private static Stream<String> texts(@Nullable Object value) {
        return value instanceof String text ? Stream.of(text) : children(value).flatMap(Attributes::texts);
    }

    private static int depth(@Nullable Object value) {
        return 1 + children(value).mapToInt(Attributes::depth).max().orElse(0);
    }

    private static Stream<?> children(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream();
        }
        return value instanceof List<?> list ? list.stream() : Stream.empty();
    }
}
