package dev.tradewind.orders;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * How orders runs.
 *
 * @param patience how long an unconfirmed order lives
 * @param caution what fraud may hold up
 * @param grace how long past its deadline an order may be undecided before the audit calls it stuck
 */
record OrdersConfig(DomainSettings domain, Patience patience, Caution caution, Duration grace) {
    static OrdersConfig from(JsonObject json) {
        Settings settings = Settings.of("orders", json);
        OrdersConfig config = new OrdersConfig(
                DomainSettings.from(settings),
                new Patience(
                        settings.duration("decision_deadline", Duration.ofMinutes(15)),
                        settings.duration("payment_hold", Duration.ofMinutes(15))),
                caution(settings.section("risk")),
                settings.duration("audit_grace", Duration.ofMinutes(1)));
        settings.done();
        return config;
    }

    private static Caution caution(Settings risk) {
        Caution usual = Caution.DEFAULT;
        int unscored = risk.integer("unscored_max", -1, -1, Integer.MAX_VALUE);
        return new Caution(
                risk.duration("wait", usual.scoring()),
                risk.duration("review", usual.review()),
                unscored < 0 ? usual.unscored() : unscored);
    }
}
