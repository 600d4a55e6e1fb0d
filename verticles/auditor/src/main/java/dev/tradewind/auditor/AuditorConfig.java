package dev.tradewind.auditor;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * The auditor's configuration.
 *
 * @param settling how long money may be on its way between domains before a difference counts
 */
record AuditorConfig(DomainSettings domain, Duration settling) {
    static AuditorConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.auditor", json);
        AuditorConfig config =
                new AuditorConfig(DomainSettings.from(settings), settings.duration("settling", Duration.ofSeconds(10)));
        settings.done();
        return config;
    }
}
