package dev.tradewind.chassis;

import io.vertx.core.json.JsonObject;

/**
 * The part of a verticle's configuration that the chassis understands: {@code database}, {@code feeds}, {@code
 * tasks}.
 */
public record DomainSettings(DatabaseSettings database, FeedSettings feeds, TaskSettings tasks) {

    /** Takes its sections out of a verticle's settings; the domain reads the rest and says {@link Settings#done()}. */
    public static DomainSettings from(Settings verticle) {
        return new DomainSettings(
                DatabaseSettings.from(verticle.section("database")),
                FeedSettings.from(verticle.section("feeds")),
                TaskSettings.from(verticle.section("tasks")));
    }

    /** The same from a bare configuration; keys outside these sections are left to the domain. */
    public static DomainSettings from(JsonObject verticleConfig) {
        Settings verticle = Settings.of("", verticleConfig);
        DomainSettings settings = from(verticle);
        verticle.sectionsDone();
        return settings;
    }
}
