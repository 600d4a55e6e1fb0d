package dev.tradewind.launcher.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The project's folders, by what becomes of an edit there.
 *
 * @param verticles modules of which each can be replaced by itself
 */
public record Workspace(Path root, List<SourceModule> verticles) {
    // Loaded once by the node itself, and what every verticle is compiled against.
    private static final List<String> SHARED = List.of(
            "pom.xml",
            "service-contracts/pom.xml",
            "service-contracts/src/main",
            "verticles/chassis/pom.xml",
            "verticles/chassis/src/main",
            "verticles/learning/pom.xml",
            "verticles/learning/src/main",
            "deploy/launcher/pom.xml",
            "deploy/launcher/src/main",
            "deploy/postgres/src/main",
            "webroot/pom.xml");

    private static final Set<String> LIBRARIES = Set.of("chassis", "learning");

    public static Workspace in(Path root) {
        Path home = root.toAbsolutePath().normalize();
        try (Stream<Path> folders = Files.list(home.resolve("verticles"))) {
            return new Workspace(
                    home,
                    folders.filter(folder ->
                                    !LIBRARIES.contains(folder.getFileName().toString()))
                            .map(SourceModule::new)
                            .filter(module -> Files.isDirectory(module.sources()))
                            .sorted((one, other) -> one.name().compareTo(other.name()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages, as they are served: bundled. */
    public Path pages() {
        return root.resolve("webroot/target/classes/webroot");
    }

    private Path pageSources() {
        return root.resolve("webroot/src/main/web");
    }

    /** Everything of which an edit means something. */
    public List<Path> watched() {
        List<Path> watched = new ArrayList<>();
        SHARED.forEach(shared -> watched.add(root.resolve(shared)));
        for (SourceModule module : verticles) {
            watched.addAll(List.of(module.pom(), module.sources(), module.resources()));
        }
        watched.add(pageSources());
        return watched.stream().filter(Files::exists).toList();
    }

    /** The module whose verticle an edit of this file changes; none when it is not one verticle's. */
    public Optional<SourceModule> moduleOf(Path file) {
        return verticles.stream()
                .filter(module -> file.startsWith(module.sources()) || file.startsWith(module.resources()))
                .findFirst();
    }

    public boolean isPage(Path file) {
        return file.startsWith(pageSources());
    }

    /** As it is shown to people. */
    public String shown(Path file) {
        return file.startsWith(root) ? root.relativize(file).toString() : file.toString();
    }
}
