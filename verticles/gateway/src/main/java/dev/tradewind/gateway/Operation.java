package dev.tradewind.gateway;

import dev.tradewind.contracts.identity.Role;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the document, made ready.
 *
 * @param path template below the base, such as {@code /store/carts/{cart_id}}
 * @param pathNames of the template's parameters, in its order
 * @param roles who may call it; empty for anyone
 * @param success the status of its ordinary answer
 */
record Operation(
        String id,
        HttpMethod method,
        String path,
        List<String> pathNames,
        Set<Role> roles,
        List<Parameter> parameters,
        Body body,
        int success) {

    /** A parameter that is checked. */
    record Parameter(String in, String name, boolean required, boolean wholeNumber, boolean flag, Shape shape) {
        void check(@Nullable String text, Findings found) {
            if (text == null) {
                if (required) {
                    found.add(Place.of(in, name), "required", "is missing");
                }
                return;
            }
            if (NullCharacter.isIn(text)) {
                found.add(Place.of(in, name), "not_allowed", NullCharacter.REFUSAL);
                return;
            }
            shape.check(read(text), Place.of(in, name), found);
        }

        private Object read(String text) {
            if (flag && (text.equals("true") || text.equals("false"))) {
                return text.equals("true");
            }
            try {
                return wholeNumber ? Long.valueOf(text) : text;
            } catch (NumberFormatException e) {
                return text;
            }
        }
    }

    /**
     * What it takes as body.
     *
     * @param bytesMax 0 when it takes none
     * @param json false when the body is taken as it comes
     */
    record Body(Shape shape, boolean required, boolean json, int bytesMax) {
        static final Body NONE = new Body(Shape.ANYTHING, false, false, 0);
    }

    boolean isForAnyone() {
        return roles.isEmpty();
    }
}
