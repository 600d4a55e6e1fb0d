package dev.tradewind.auditor;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * The auditor's configuration.
 *
 * @param interval between two passes
 * @param patience what may be in flight between domains
 * @param proof of orders
 * @param deadline how long an order may be undecided after each step that gives it more time; not less than orders'
 * own
 * @param sample how many things each turn of the sample asks their domain about; 0 for none
 * @param repairs false: breaches are told of, and nothing is done about them
 */
record AuditorConfig(
        DomainSettings domain,
        Duration interval,
        Patience patience,
        OrderProof proof,
        Duration deadline,
        int sample,
        boolean repairs) {

    /**
     * How long a difference may be explained by what is on its way.
     *
     * @param settling when every consumer keeps up
     * @param lagging while one of them is behind
     */
    record Patience(Duration settling, Duration lagging) {}

    static AuditorConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.auditor", json);
        AuditorConfig config = new AuditorConfig(
                DomainSettings.from(settings),
                settings.duration("interval", Duration.ofSeconds(10)),
                new Patience(
                        settings.duration("settling", Duration.ofSeconds(10)),
                        settings.duration("lagging", Duration.ofMinutes(5))),
                new OrderProof(
                        settings.duration("deadline_grace", Duration.ofMinutes(1)),
                        settings.duration("let_go", Duration.ofMinutes(5))),
                settings.duration("order_deadline", Duration.ofMinutes(15)),
                settings.integer("sample", 50, 0, 100),
                settings.flag("repairs", true));
        settings.done();
        return config;
    }
}
