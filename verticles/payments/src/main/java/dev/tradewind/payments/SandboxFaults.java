package dev.tradewind.payments;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on purpose. Rates are from 0 to 1; {@code true} is 1.
 *
 * @param latencyMs every call takes that much longer
 * @param errorRate calls that are answered with 500 and not done
 * @param lostAnswers calls that are done and never answered
 * @param duplicateWebhooks messages that are sent twice
 * @param dropWebhooks messages that are never sent
 * @param reorderWebhooks messages that are held back for up to two seconds, so that later ones overtake them
 * @param timeoutAuthorizes whether {@code tok_timeout} is authorized all the same
 */
record SandboxFaults(
        long latencyMs,
        double errorRate,
        double lostAnswers,
        double duplicateWebhooks,
        double dropWebhooks,
        double reorderWebhooks,
        boolean timeoutAuthorizes) {
    static final SandboxFaults NONE = new SandboxFaults(0, 0, 0, 0, 0, 0, false);

    private static final List<String> KEYS = List.of(
            "latency_ms",
            "error_rate",
            "lost_answers",
            "duplicate_webhooks",
            "drop_webhooks",
            "reorder_webhooks",
            "timeout_authorizes");

    /** @throws IllegalArgumentException with a sentence for people, when something in it cannot be */
    static SandboxFaults read(@Nullable String json) {
        JsonObject given = json == null ? new JsonObject() : new JsonObject(json);
        Set<String> unknown =
                given.fieldNames().stream().filter(name -> !KEYS.contains(name)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There is no fault " + unknown + "; there are " + KEYS + ".");
        }
        return new SandboxFaults(
                (long) number(given, "latency_ms", 600_000),
                number(given, "error_rate", 1),
                number(given, "lost_answers", 1),
                number(given, "duplicate_webhooks", 1),
                number(given, "drop_webhooks", 1),
                number(given, "reorder_webhooks", 1),
                number(given, "timeout_authorizes", 1) > 0);
    }

    static boolean happens(double rate) {
        return rate > 0 && ThreadLocalRandom.current().nextDouble() < rate;
    }

    private static double number(JsonObject given, String key, double most) {
        Object value = given.getValue(key);
        double number =
                switch (value) {
                    case null -> 0;
                    case Boolean flag -> flag ? 1 : 0;
                    case Number n -> n.doubleValue();
                    default -> -1;
                };
        if (!(number >= 0 && number <= most)) {
            throw new IllegalArgumentException(key + " must be from 0 to " + (long) most + ".");
        }
        return number;
    }
}
