package dev.tradewind.chassis;

import io.vertx.core.json.JsonObject;

/** The part of a verticle's configuration that the chassis understands: the sections {@code database} and {@code feeds}. */
public record DomainSettings(DatabaseSettings database, FeedSettings feeds) {

    /** Takes the two sections out of a verticle's settings; the domain reads the rest and says {@link Settings#done()}. */
    public static DomainSettings from(Settings verticle) {
        return new DomainSettings(
                DatabaseSettings.from(verticle.section("database")), FeedSettings.from(verticle.section("feeds")));
    }

    /** The same from a bare configuration; keys outside the two sections are left to the domain. */
    public static DomainSettings from(JsonObject verticleConfig) {
        Settings verticle = Settings.of("", verticleConfig);
        Settings database = verticle.section("database");
        Settings feeds = verticle.section("feeds");
        DomainSettings settings = new DomainSettings(DatabaseSettings.from(database), FeedSettings.from(feeds));
        database.done();
        feeds.done();
        return settings;
    }
}
