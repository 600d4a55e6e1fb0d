package dev.tradewind.demand;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * The domain's configuration.
 *
 * @param every how often, at most, a merchant's forecasts are made anew while orders come in
 * @param slice so many offers are forecast together; bounds the memory
 * @param policy when and how much to buy
 */
record DemandConfig(DomainSettings domain, Duration every, int slice, Replenishment.Policy policy) {
    static DemandConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.demand", json);
        DemandConfig config = new DemandConfig(
                DomainSettings.from(settings),
                settings.duration("every", Duration.ofMinutes(5)),
                settings.integer("slice", 2_000, 1, 20_000),
                new Replenishment.Policy(
                        settings.integer("lead_time_days", 14, 1, 60),
                        settings.integer("review_days", 7, 1, 30),
                        settings.integer("service_level_percent", 95, 50, 99) / 100.0));
        settings.done();
        return config;
    }
}
