package dev.tradewind.settlement;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;

/** The domain's configuration: nothing of its own. */
record SettlementConfig(DomainSettings domain) {
    static SettlementConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.settlement", json);
        SettlementConfig config = new SettlementConfig(DomainSettings.from(settings));
        settings.done();
        return config;
    }
}
