package dev.tradewind.launcher;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The builds that were put in the place of the node's own, kept in a directory with a note of which of them runs, so
 * that a restart changes nothing. A node that was itself built anew starts with what it was built with.
 */
final class Releases {
    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    private static final String NOTE = "releases.json";

    private final Path directory;
    private final Map<String, Noted> noted = new ConcurrentHashMap<>();

    /**
     * @param now name of the jar that runs; null for the node's own build
     * @param before name of the jar that ran until then; null for the node's own build
     * @param own which build the node itself was
     */
    private record Noted(@Nullable String now, @Nullable String before, String own) {}

    private Releases(Path directory) {
        this.directory = directory;
    }

    /** What was noted there; nothing when there is no note yet. */
    static Releases in(Path directory) {
        Releases releases = new Releases(directory);
        try {
            JsonObject note = new JsonObject(Files.readString(directory.resolve(NOTE)));
            note.forEach(entry -> releases.noted.put(entry.getKey(), noted((JsonObject) entry.getValue())));
        } catch (NoSuchFileException e) {
            return releases;
        } catch (DecodeException | ClassCastException e) {
            throw new StartException(directory.resolve(NOTE) + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return releases;
    }

    private static Noted noted(JsonObject note) {
        return new Noted(note.getString("now"), note.getString("before"), note.getString("own"));
    }

    /** With which build a domain starts. */
    Release first(Deployment deployment) {
        Noted note = noted.get(deployment.domain());
        if (note == null || note.now() == null) {
            return Release.own(deployment.domain());
        }
        if (!note.own().equals(Release.ownDigest(deployment))) {
            LOG.info("{}: starts with the build of this node, which is another one by now", deployment.domain());
            return Release.own(deployment.domain());
        }
        try {
            return Release.in(directory.resolve(note.now()), deployment);
        } catch (StartException e) {
            LOG.warn("{}; {} starts with the build of this node", e.getMessage(), deployment.domain());
            return Release.own(deployment.domain());
        }
    }

    /** The build that ran before the present one; empty when there was none. */
    Optional<Release> before(Deployment deployment) {
        Noted note = noted.get(deployment.domain());
        if (note == null) {
            return Optional.empty();
        }
        return Optional.of(
                note.before() == null
                        ? Release.own(deployment.domain())
                        : Release.in(directory.resolve(note.before()), deployment));
    }

    /** Keeps a build under a name of its own. Blocking. */
    Release keep(byte[] jar, Deployment deployment) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(deployment.domain() + "-" + Release.digest(jar) + ".jar");
            if (!Files.exists(file)) {
                write(file, jar);
            }
            return Release.in(file, deployment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes which build runs, and which ran until now; the same build again changes nothing. Blocking. */
    synchronized void note(Deployment deployment, Release now, Release before) {
        if (now.equals(before)) {
            return;
        }
        noted.put(deployment.domain(), new Noted(name(now), name(before), Release.ownDigest(deployment)));
        JsonObject note = new JsonObject();
        noted.forEach((domain, n) -> note.put(
                domain,
                new JsonObject().put("now", n.now()).put("before", n.before()).put("own", n.own())));
        try {
            Files.createDirectories(directory);
            write(directory.resolve(NOTE), note.encodePrettily().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String name(Release release) {
        return release.jar() == null ? null : release.jar().getFileName().toString();
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), "writing", ".tmp");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
