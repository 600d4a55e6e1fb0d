package dev.tradewind.personalization;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.FeedSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * The domain's configuration.
 *
 * @param rebuilt events of the log that the model is made of at a start: more than the model can hold
 */
record PersonalizationConfig(
        DomainSettings domain, ShopModel.Bounds model, Intake.Limits intake, int rebuilt, Snapshots.Limits snapshots) {
    private static final int MEGABYTE = 1_048_576;

    static PersonalizationConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.personalization", json);
        DomainSettings domain = DomainSettings.from(settings);
        Settings model = settings.section("model");
        int clicks = model.integer("clicks", 1_000_000, 100, 50_000_000);
        PersonalizationConfig config = new PersonalizationConfig(
                new DomainSettings(domain.database(), inOneOrder(domain.feeds()), domain.tasks()),
                bounds(model, clicks),
                intake(settings.section("events")),
                model.integer("rebuilt", clicks, 0, 100_000_000),
                snapshots(settings.section("snapshots")));
        settings.done();
        return config;
    }

    private static ShopModel.Bounds bounds(Settings model, int clicks) {
        SessionModel.Bounds sessions = new SessionModel.Bounds(
                model.integer("sessions", 200_000, 10, 10_000_000),
                clicks,
                model.integer("open_sessions", 50_000, 10, 5_000_000));
        return new ShopModel.Bounds(
                sessions,
                model.integer("baskets", 100_000, 10, 10_000_000),
                model.integer("products", 200_000, 10, 10_000_000),
                model.duration("half_life", Duration.ofDays(1)));
    }

    private static Snapshots.Limits snapshots(Settings snapshots) {
        return new Snapshots.Limits(
                snapshots.duration("every", Duration.ofMinutes(10)),
                snapshots.integer("events", 10_000, 1, 100_000_000),
                snapshots.integer("megabytes", 64, 0, 1_023) * MEGABYTE);
    }

    private static Intake.Limits intake(Settings events) {
        return new Intake.Limits(
                events.integer("waiting", 20_000, 1, 1_000_000),
                events.duration("flush", Duration.ofMillis(100)),
                events.integer("sampled_percent", 100, 0, 100),
                events.integer("sampled_per_second", 50, 0, 100_000));
    }

    /** One partition: nodes that read the log in another order would answer differently. */
    private static FeedSettings inOneOrder(FeedSettings feeds) {
        return new FeedSettings(
                1, feeds.poll(), feeds.batch(), feeds.attempts(), feeds.backoff(), feeds.hints(), feeds.retention());
    }
}
