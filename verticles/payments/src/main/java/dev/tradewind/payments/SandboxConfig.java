package dev.tradewind.payments;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * How the sandbox runs.
 *
 * @param port on loopback
 * @param webhookUrl where its messages go
 * @param webhookSecret what they are signed with
 * @param webhookDelay after which they leave: providers tell later than they answer
 * @param feeBps what it keeps of captures, in basis points
 * @param slow how long {@code tok_slow} takes
 * @param publicUrl where shoppers find its pages; by default its own address
 */
record SandboxConfig(
        DomainSettings domain,
        int port,
        String webhookUrl,
        String webhookSecret,
        Duration webhookDelay,
        int feeBps,
        Duration slow,
        String publicUrl) {

    static SandboxConfig from(JsonObject json) {
        Settings settings = Settings.of("sandbox", json);
        int port = settings.integer("port", 8090, 1, 65_535);
        SandboxConfig config = new SandboxConfig(
                DomainSettings.from(settings),
                port,
                settings.text("webhook_url", "http://127.0.0.1:8080/api/v1/webhooks/payments/sandbox"),
                settings.text("webhook_secret", PaymentsConfig.SANDBOX_SECRET),
                settings.duration("webhook_delay", Duration.ofMillis(100)),
                settings.integer("fee_bps", 0, 0, 10_000),
                settings.duration("slow", Duration.ofSeconds(5)),
                settings.text("public_url", "http://127.0.0.1:" + port));
        settings.done();
        return config;
    }
}
