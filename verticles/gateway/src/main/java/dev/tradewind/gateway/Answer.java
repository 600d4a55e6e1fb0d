package dev.tradewind.gateway;

import dev.tradewind.contracts.wire.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers with.
 *
 * @param body JSON text; null for none
 */
record Answer(int status, @Nullable String body, Map<String, String> headers) {
    /** The response is written by the operation itself. */
    static final Answer TAKEN_OVER = new Answer(0, null, Map.of());

    /** A preference of RFC 7240. */
    static final String RESPOND_ASYNC = "respond-async";

    static Answer ok(Object view) {
        return json(200, Wire.write(view));
    }

    static Answer created(Object view) {
        return json(201, Wire.write(view));
    }

    /** It goes on. */
    static Answer accepted(Object view) {
        return json(202, Wire.write(view));
    }

    static Answer json(int status, String text) {
        return new Answer(status, text, Map.of());
    }

    static Answer problem(Problem problem, Call call) {
        return json(
                        problem.status(),
                        problem.json(call.request().path(), call.trace().id()))
                .with("Content-Type", Problem.MEDIA_TYPE);
    }

    static Answer nothing() {
        return new Answer(204, null, Map.of());
    }

    /** The version that a later change may name in {@code If-Match}. */
    Answer version(long version) {
        return with("ETag", "\"" + version + "\"");
    }

    /** The caller preferred not to wait for what comes of it. */
    Answer withoutWaiting() {
        return with("Preference-Applied", RESPOND_ASYNC);
    }

    Answer with(String header, String value) {
        if (headers.isEmpty()) {
            return new Answer(status, body, Map.of(header, value));
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
