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
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final int KEPT = 5;

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
            LOG.warn("{}: {}; {} starts with the build of this node", note.now(), e.getMessage(), deployment.domain());
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

    /** Keeps a build under a name of its own, and few besides: what runs, what ran before, the latest. Blocking. */
    Release keep(byte[] jar, Deployment deployment) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(deployment.domain() + "-" + Release.digest(jar) + ".jar");
            if (!Files.exists(file)) {
                write(file, jar);
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            prune(deployment.domain());
            return Release.in(file, deployment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prune(String domain) throws IOException {
        Noted note = noted.get(domain);
        for (Path file : jars(domain).stream().skip(KEPT).toList()) {
            String name = String.valueOf(file.getFileName());
            if (note == null || !name.equals(note.now()) && !name.equals(note.before())) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The latest first. */
    private List<Path> jars(String domain) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(domain) + "-[0-9a-f]+\\.jar");
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            name.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted(Comparator.comparing(Releases::modified).reversed())
                    .toList();
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Notes which build runs, and which ran until now; the same build again changes nothing. Blocking. What cannot be
     * written is not so here either: the note of another domain must not bring it in later.
     */
    synchronized void note(Deployment deployment, Release now, Release before) {
        if (now.equals(before)) {
            return;
        }
        Noted fresh = new Noted(name(now), name(before), Release.ownDigest(deployment));
        JsonObject note = new JsonObject();
        noted.forEach((domain, known) -> note.put(domain, json(known)));
        note.put(deployment.domain(), json(fresh));
        try {
            Files.createDirectories(directory);
            write(directory.resolve(NOTE), note.encodePrettily().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        noted.put(deployment.domain(), fresh);
    }

    private static JsonObject json(Noted noted) {
        return new JsonObject()
                .put("now", noted.now())
                .put("before", noted.before())
                .put("own", noted.own());
    }

    private static @Nullable String name(Release release) {
        return release.jar() == null ? null : release.jar().getFileName().toString();
    }

    static void write(Path file, byte[] content) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), "writing", ".tmp");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
