package dev.tradewind.launcher;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of a start. Each is also a TRADEWIND_... variable and a key of the configuration file; the option wins.
 */
final class StartOptions {
    @Option(names = "--port", paramLabel = "PORT", description = "HTTP port (default 8080)")
    @Nullable
    Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "address to listen on (default 127.0.0.1)")
    @Nullable
    String host;

    @Option(names = "--data", paramLabel = "DIR", description = "directory of database and logs (default .tradewind)")
    @Nullable
    Path data;

    @Option(names = "--empty", description = "load no demo catalogue into a new database")
    boolean empty;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "use this PostgreSQL instead of the embedded one: postgresql://user:password@host:port/database")
    @Nullable
    String databaseUrl;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings")
    @Nullable
    Path config;

    @Option(
            names = "--verticles",
            paramLabel = "NAME",
            split = ",",
            description = "deploy these domains only (for a node of a cluster)")
    @Nullable
    List<String> verticles;

    @Option(
            names = "--instances",
            paramLabel = "NAME=N",
            split = ",",
            description = "deploy so many of a verticle (default 1 each)")
    @Nullable
    Map<String, Integer> instances;

    JsonObject toJson() {
        JsonObject json = new JsonObject();
        put(json, "http.port", port);
        put(json, "http.host", host);
        put(json, "data", data == null ? null : data.toString());
        put(json, "empty", empty ? true : null);
        put(json, "database.url", databaseUrl);
        put(json, "run", verticles);
        put(json, "instances", instances == null ? null : new JsonObject(new LinkedHashMap<>(instances)));
        return json;
    }

    private static void put(JsonObject json, String path, @Nullable Object value) {
        if (value != null) {
            Json.put(json, path, value);
        }
    }
}
