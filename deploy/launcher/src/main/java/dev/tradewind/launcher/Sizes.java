package dev.tradewind.launcher;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many instances of each verticle this node runs: as configured, until an operator says otherwise. What was said is
 * noted beside the builds and outlives a restart, unless another number is configured by then.
 */
final class Sizes {
    private static final String NOTE = "instances.json";
    private static final int ORDINARY = 1;

    private final Path directory;
    private final Map<String, Integer> configured;
    private final Map<String, Integer> now = new ConcurrentHashMap<>();

    private Sizes(Path directory, Map<String, Integer> configured) {
        this.directory = directory;
        this.configured = configured;
    }

    /** @param configured where not one */
    static Sizes in(Path directory, Map<String, Integer> configured) {
        Sizes sizes = new Sizes(directory, configured);
        try {
            JsonObject note = new JsonObject(Files.readString(directory.resolve(NOTE)));
            note.forEach(entry -> sizes.remember(entry.getKey(), (JsonObject) entry.getValue()));
        } catch (NoSuchFileException e) {
            return sizes;
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            throw new StartException(directory.resolve(NOTE) + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sizes;
    }

    private void remember(String domain, JsonObject noted) {
        if (noted.getInteger("configured") == configured(domain)) {
            now.put(domain, noted.getInteger("now"));
        }
    }

    private int configured(String domain) {
        return configured.getOrDefault(domain, ORDINARY);
    }

    int of(String domain) {
        return now.getOrDefault(domain, configured(domain));
    }

    /** Blocking. What cannot be written is not so here either: another verticle's note must not bring it in later. */
    synchronized void note(String domain, int instances) {
        JsonObject note = new JsonObject();
        now.forEach((name, count) -> note.put(name, json(name, count)));
        note.put(domain, json(domain, instances));
        try {
            Files.createDirectories(directory);
            Releases.write(directory.resolve(NOTE), note.encodePrettily().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        now.put(domain, instances);
    }

    private JsonObject json(String domain, int instances) {
        return new JsonObject().put("now", instances).put("configured", configured(domain));
    }
}
