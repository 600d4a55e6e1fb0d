package dev.tradewind.payments;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How payments runs.
 *
 * @param concurrency calls of one kind at a provider at the same time
 * @param deadline of one call
 * @param authorizing how often an authorization without an answer is asked for before it counts as failed
 * @param transferring the same for captures and refunds, where nobody waits
 * @param poll the first pause before a provider is asked about a payment of which it should have told
 * @param watch how long a provider that knows nothing of a given-up payment is asked about it
 * @param sandbox null when it is not offered
 * @param stripe null when it is not offered
 */
record PaymentsConfig(
        DomainSettings domain,
        int concurrency,
        Duration deadline,
        Patience authorizing,
        Patience transferring,
        Duration poll,
        Duration watch,
        @Nullable Sandbox sandbox,
        @Nullable Stripe stripe) {

    /** Where the sandbox provider is. */
    record Sandbox(String host, int port, String webhookSecret) {}

    /** @param returnUrl where shoppers come back to after 3-D Secure */
    record Stripe(String url, String secretKey, String webhookSecret, String returnUrl) {
        @Override
        public String toString() {
            return "Stripe[" + url + "]";
        }
    }

    /** Of a provider that pays with play money; known to everybody on purpose. */
    static final String SANDBOX_SECRET = "sandbox-webhook-secret";

    static PaymentsConfig from(JsonObject json) {
        Settings settings = Settings.of("payments", json);
        Duration backoff = settings.duration("backoff", Duration.ofMillis(250));
        Stripe stripe = stripe(settings.section("stripe"));
        PaymentsConfig config = new PaymentsConfig(
                DomainSettings.from(settings),
                settings.integer("concurrency", 64, 1, 1024),
                settings.duration("call_deadline", Duration.ofSeconds(10)),
                new Patience(settings.integer("attempts", 4, 1, 100), backoff),
                new Patience(settings.integer("transfer_attempts", 12, 1, 100), backoff),
                settings.duration("poll", Duration.ofSeconds(5)),
                settings.duration("watch", Duration.ofMinutes(15)),
                sandbox(settings.section("sandbox"), stripe == null),
                stripe);
        settings.done();
        return config;
    }

    /** With a real provider configured, play money is off unless it is asked for. */
    private static @Nullable Sandbox sandbox(Settings settings, boolean offeredByDefault) {
        boolean enabled = settings.flag("enabled", offeredByDefault);
        Sandbox sandbox = new Sandbox(
                settings.text("host", "127.0.0.1"),
                settings.integer("port", 8090, 1, 65_535),
                settings.text("webhook_secret", SANDBOX_SECRET));
        return enabled ? sandbox : null;
    }

    private static @Nullable Stripe stripe(Settings settings) {
        String secretKey = settings.optionalText("secret_key");
        String webhookSecret = settings.optionalText("webhook_secret");
        String url = settings.text("url", "https://api.stripe.com");
        String returnUrl = settings.text("return_url", "http://127.0.0.1:8080/");
        if (secretKey == null) {
            return null;
        }
        if (webhookSecret == null) {
            throw settings.problem("webhook_secret", "is missing, but there is a secret_key");
        }
        return new Stripe(url, secretKey, webhookSecret, returnUrl);
    }
}
