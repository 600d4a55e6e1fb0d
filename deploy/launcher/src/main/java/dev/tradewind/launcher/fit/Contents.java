package dev.tradewind.launcher.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a check reads of one build, which is a jar or a folder of classes. */
public final class Contents implements AutoCloseable {
    private final Path root;
    private final @Nullable FileSystem jar;

    private Contents(Path root, @Nullable FileSystem jar) {
        this.root = root;
        this.jar = jar;
    }

    public static Contents of(Path build) {
        try {
            if (Files.isDirectory(build)) {
                return new Contents(build, null);
            }
            FileSystem files = FileSystems.newFileSystem(build);
            return new Contents(files.getPath("/"), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it was compiled against; empty when it does not say. */
    public Optional<Contracts> contracts() {
        Path entry = root.resolve(Contracts.ENTRY);
        return Files.exists(entry) ? Optional.of(Contracts.read(text(entry))) : Optional.empty();
    }

    /** The steps of a domain's schema, in their order. */
    public List<Migration> migrations(String domain) {
        return files(root.resolve("db/migration/" + domain), ".sql")
                .map(file ->
                        new Migration(Objects.requireNonNull(file.getFileName()).toString(), text(file)))
                .toList();
    }

    /** What of its classes does not find its counterpart in a node, each in a few words. */
    public List<String> unlinked(ClassLoader node) {
        return Linking.breaks(files(root, ".class").map(Contents::classFile).toList(), node);
    }

    private static ClassFile classFile(Path file) {
        try {
            return ClassFile.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path directory, String ending) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (jar == null) {
            return;
        }
        try {
            jar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
