package dev.tradewind.fraud;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * How fraud runs.
 *
 * @param labelDelay after which an order that nobody has complained of is believed to be good
 * @param history entries of the journal that a start reads
 * @param links customers, addresses and so on in memory; those not met for the longest time are forgotten
 */
record FraudConfig(DomainSettings domain, Duration labelDelay, int history, int links) {
    static FraudConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.fraud", json);
        FraudConfig config = new FraudConfig(
                DomainSettings.from(settings),
                settings.duration("label_delay", Duration.ofDays(7)),
                settings.integer("history", 200_000, 1, 10_000_000),
                settings.integer("links", 500_000, 1_000, 50_000_000));
        settings.done();
        return config;
    }
}
