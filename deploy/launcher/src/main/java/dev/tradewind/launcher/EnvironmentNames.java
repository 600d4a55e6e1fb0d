package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which environment variables set which keys. Any key can be set as TRADEWIND_ plus its path in capitals, with two
 * underscores for each dot: TRADEWIND_VERTICLES__CART__FEEDS__BATCH. The names here are the short ones.
 */
final class EnvironmentNames {
    private static final String PREFIX = "TRADEWIND_";

    private static final Map<String, String> SHORT = Map.of(
            "TRADEWIND_PORT", "http.port",
            "TRADEWIND_HOST", "http.host",
            "TRADEWIND_DATA", "data",
            "TRADEWIND_EMPTY", "empty",
            "TRADEWIND_DATABASE_URL", "database.url",
            "TRADEWIND_SANDBOX_PORT", "sandbox.port",
            "TRADEWIND_RUN", "run",
            "TRADEWIND_ADMIN_EMAIL", "verticles.identity.admin_email");

    /** Secrets come from the environment only; a file that holds one is refused. */
    private static final Map<String, String> SECRET = Map.of(
            "TRADEWIND_ADMIN_PASSWORD", "verticles.identity.admin_password",
            "TRADEWIND_CLUSTER_SECRET", "cluster.secret",
            "TRADEWIND_STRIPE_SECRET_KEY", "verticles.payments.stripe.secret_key",
            "TRADEWIND_STRIPE_WEBHOOK_SECRET", "verticles.payments.stripe.webhook_secret");

    /** Read by the entry script or by the command line, not keys of the configuration. */
    private static final Set<String> ELSEWHERE = Set.of("TRADEWIND_CONFIG", "TRADEWIND_JAVA_OPTS", "TRADEWIND_URL");

    private static final Set<String> LISTS = Set.of("run", "cluster.members");

    private EnvironmentNames() {}

    /** The settings that the environment makes. Empty variables count as unset. */
    static JsonObject read(Map<String, String> environment) {
        JsonObject json = new JsonObject();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty() && !ELSEWHERE.contains(name)) {
                String path = path(name);
                Json.put(json, path, LISTS.contains(path) ? Arrays.asList(value.split(",", -1)) : value);
            }
        });
        return json;
    }

    /** @throws ConfigurationException when a file's settings contain a secret */
    static void refuseSecrets(JsonObject fileSettings, String file) {
        SECRET.forEach((name, path) -> {
            if (Json.has(fileSettings, path)) {
                throw new ConfigurationException(path + " is a secret and does not belong into " + file + ": set "
                        + name + " in the environment");
            }
        });
    }

    private static String path(String name) {
        String known = SHORT.getOrDefault(name, SECRET.get(name));
        if (known != null) {
            return known;
        }
        if (!name.contains("__")) {
            throw new ConfigurationException(
                    name + " is not known here (the environment sets a key as " + PREFIX + "SECTION__KEY)");
        }
        return name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace("__", ".");
    }
}
