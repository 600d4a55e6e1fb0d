package dev.tradewind.chaos.cluster;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Copies the files of a running PostgreSQL. They come and go meanwhile; what is torn is mended from the log. */
final class DataCopy extends SimpleFileVisitor<Path> {
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot");
    private static final List<String> EMPTY =
            List.of("pg_wal", "pg_wal/archive_status", "pg_wal/summaries", "pg_replslot");
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path from;
    private final Path to;

    private DataCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    static void of(Path from, Path to) throws IOException {
        Files.createDirectories(to, PRIVATE);
        for (String empty : EMPTY) {
            Files.createDirectories(to.resolve(empty), PRIVATE);
        }
        Files.walkFileTree(from, new DataCopy(from, to));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (isLeftOut(directory)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(copy(directory), PRIVATE);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        try {
            if (!isLeftOut(file)) {
                Files.copy(file, copy(file));
            }
            return FileVisitResult.CONTINUE;
        } catch (NoSuchFileException gone) {
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private Path copy(Path path) {
        return to.resolve(from.relativize(path).toString());
    }

    private boolean isLeftOut(Path path) {
        return LEFT_OUT.contains(from.relativize(path).toString());
    }
}
