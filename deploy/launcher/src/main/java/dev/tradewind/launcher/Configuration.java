package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, checked as a whole before anything starts. What a domain's own section means is checked
 * by the domain when it starts.
 *
 * @param data directory of the embedded database, the logs and the running instance's note
 * @param demo load the demo catalogue into a platform without merchants
 * @param databaseUrl the PostgreSQL to use; null for the embedded one
 * @param postgresPort of the embedded PostgreSQL; 0 takes a free one
 * @param run the domains to deploy here, in the order of the table
 * @param instances how many of a verticle are deployed here, where not one
 * @param sections per domain the settings that its verticle gets, but for the URL of an embedded database
 */
public record Configuration(
        Path data,
        boolean demo,
        HttpSettings http,
        @Nullable String databaseUrl,
        int postgresPort,
        ClusterSettings cluster,
        LogSettings log,
        List<String> run,
        Map<String, Integer> instances,
        Map<String, JsonObject> sections) {
    private static final int INSTANCES_MAX = 32;

    /** @throws ConfigurationException with one line that names the key */
    public static Configuration from(JsonObject json) {
        JsonObject rest = json.copy();
        JsonObject database = taken(rest, "database");
        JsonObject feeds = taken(rest, "feeds");
        JsonObject verticles = taken(rest, "verticles");
        JsonObject instances = Json.section(rest, "instances", "instances");
        Settings settings = Settings.of("", rest);
        HttpSettings http = HttpSettings.from(settings.section("http"), settings.section("sandbox"));
        Configuration configuration = new Configuration(
                Path.of(settings.text("data", ".tradewind")).toAbsolutePath().normalize(),
                !settings.flag("empty", false),
                http,
                DatabaseUrl.checked(database.getValue("url")),
                settings.section("postgres").integer("port", 0, 0, 65_535),
                ClusterSettings.from(settings.section("cluster")),
                LogSettings.from(settings.section("log")),
                Deployments.selected(settings.texts("run", everything(verticles)), "run"),
                instances(settings.section("instances"), instances),
                sections(new JsonObject().put("database", database).put("feeds", feeds), verticles, http));
        settings.done();
        return configuration;
    }

    /** Where logs are kept. */
    Path logs() {
        return own().resolve("logs");
    }

    /** Where the builds are kept that were put in the place of this node's own. */
    Path releases() {
        return own().resolve("releases");
    }

    /** The nodes of one machine keep theirs apart. */
    private Path own() {
        return cluster.enabled() ? data.resolve("nodes").resolve(String.valueOf(cluster.port())) : data;
    }

    private static Map<String, Integer> instances(Settings settings, JsonObject json) {
        Map<String, Integer> instances = new TreeMap<>();
        for (String domain : Deployments.selected(List.copyOf(json.fieldNames()), "instances")) {
            instances.put(domain, settings.integer(domain, 1, 1, INSTANCES_MAX));
        }
        return Map.copyOf(instances);
    }

    /** All verticles, without the sandbox where payments goes to a real provider only. */
    private static List<String> everything(JsonObject verticles) {
        boolean real = Json.has(verticles, "payments.stripe.secret_key");
        boolean sandbox = Json.has(verticles, "payments.sandbox.enabled")
                ? Settings.of("", verticles)
                        .section("payments")
                        .section("sandbox")
                        .flag("enabled", true)
                : !real;
        return Deployments.names().stream()
                .filter(name -> sandbox || !name.equals(Deployments.SANDBOX))
                .toList();
    }

    private static JsonObject taken(JsonObject json, String key) {
        JsonObject section = Json.section(json, key, key);
        json.remove(key);
        return section;
    }

    private static Map<String, JsonObject> sections(JsonObject common, JsonObject verticles, HttpSettings http) {
        List<String> named = Deployments.selected(List.copyOf(verticles.fieldNames()), "verticles");
        Map<String, JsonObject> sections = new TreeMap<>();
        for (String domain : Deployments.names()) {
            String path = "verticles." + domain;
            JsonObject own = named.contains(domain) ? Json.section(verticles, domain, path) : new JsonObject();
            JsonObject section = Json.merged(http.sectionOf(domain), Json.merged(common, own));
            if (!Json.merged(section, http.sectionOf(domain)).equals(section)) {
                throw new ConfigurationException(
                        path + " says where to listen: set http.port, http.host or sandbox.port");
            }
            check(path, section);
            sections.put(domain, section);
        }
        return Map.copyOf(sections);
    }

    /** The sections that every domain has can be checked here and now. */
    private static void check(String path, JsonObject section) {
        JsonObject common = new JsonObject()
                .put("database", section.getJsonObject("database").copy())
                .put("feeds", section.getJsonObject("feeds"));
        Json.put(common, "database.url", "postgresql://not-known-yet");
        Settings settings = Settings.of(path, common);
        Objects.requireNonNull(DomainSettings.from(settings));
        settings.done();
    }
}
