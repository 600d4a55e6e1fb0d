package dev.tradewind.fulfillment;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * How fulfillment runs.
 *
 * @param autoDispatch a pending shipment leaves by itself after this long; zero for never. For demos and replays.
 * @param autoDeliver a dispatched shipment arrives by itself after this long; zero for never
 */
record FulfillmentConfig(DomainSettings domain, Duration autoDispatch, Duration autoDeliver) {
    static FulfillmentConfig from(JsonObject json) {
        Settings settings = Settings.of("fulfillment", json);
        FulfillmentConfig config = new FulfillmentConfig(
                DomainSettings.from(settings),
                settings.duration("auto_dispatch", Duration.ZERO),
                settings.duration("auto_deliver", Duration.ZERO));
        settings.done();
        return config;
    }
}
