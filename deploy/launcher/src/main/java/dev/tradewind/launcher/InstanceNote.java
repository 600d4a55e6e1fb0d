package dev.tradewind.launcher;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A note in the data directory about the instance that runs on it, for the other commands.
 *
 * @param pid process id of the JVM
 * @param address of the public HTTP server
 * @param sandbox address of the sandbox payment provider
 * @param databaseUrl without password
 */
public record InstanceNote(long pid, String address, String sandbox, String databaseUrl) {
    private static final String FILE = "instance.json";

    /** The note of a living instance; empty when none runs on this data. */
    public static Optional<InstanceNote> read(Path data) {
        try {
            JsonObject json = new JsonObject(Files.readString(data.resolve(FILE)));
            InstanceNote note = new InstanceNote(
                    json.getLong("pid"),
                    json.getString("address"),
                    json.getString("sandbox"),
                    json.getString("database_url"));
            return ProcessHandle.of(note.pid()).filter(ProcessHandle::isAlive).map(process -> note);
        } catch (IOException | DecodeException e) {
            return Optional.empty();
        }
    }

    static void write(Configuration configuration, String databaseUrl) {
        JsonObject json = new JsonObject()
                .put("pid", ProcessHandle.current().pid())
                .put("address", configuration.http().address())
                .put("sandbox", "http://127.0.0.1:" + configuration.http().sandboxPort())
                .put("database_url", DatabaseUrl.shown(databaseUrl))
                .put("started_at", Instant.now().toString());
        try {
            Files.createDirectories(configuration.data());
            Files.writeString(configuration.data().resolve(FILE), json.encodePrettily() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Configuration configuration) {
        try {
            if (read(configuration.data()).filter(InstanceNote::isOurs).isPresent()) {
                Files.deleteIfExists(configuration.data().resolve(FILE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOurs() {
        return pid == ProcessHandle.current().pid();
    }
}
