package dev.tradewind.launcher.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One Maven module's folders. */
public record SourceModule(Path directory) {
    public String name() {
        return Objects.requireNonNull(directory.getFileName()).toString();
    }

    public Path sources() {
        return directory.resolve("src/main/java");
    }

    public Path resources() {
        return directory.resolve("src/main/resources");
    }

    Path pom() {
        return directory.resolve("pom.xml");
    }

    /** Whether the source of a class is here. */
    public boolean declares(String className) {
        return Files.isRegularFile(sources().resolve(className.replace('.', '/') + ".java"));
    }

    /** What it is compiled against: the build has written that down. */
    List<Path> classPath() throws IOException {
        String paths = Files.readString(directory.resolve("target/classpath")).strip();
        return Stream.of(paths.split(java.io.File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList();
    }

    List<Path> javaFiles() {
        return files(sources()).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** Those below a directory, in order; none when it is not there. */
    static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(file -> Files.isRegularFile(file) && !Snapshot.isPassing(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
