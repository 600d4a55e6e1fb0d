package dev.tradewind.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one server: its data directory, its log, and the lock by which one JVM at a time owns them. */
final class Cluster {
    private static final String TEMPORARY_PREFIX = "tradewind-postgres-";

    private final Path home;
    private final boolean temporary;
    private @Nullable FileChannel lockChannel;

    private Cluster(Path home, boolean temporary) {
        this.home = home;
        this.temporary = temporary;
    }

    static Cluster at(Path home) {
        return new Cluster(home, false).locked();
    }

    /** A new directory under the system's temporary one; those that killed JVMs left behind are swept first. */
    static Cluster temporary() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            sweep(parent);
            return new Cluster(Files.createTempDirectory(parent, TEMPORARY_PREFIX), true).locked();
        } catch (IOException e) {
            throw DiskFailure.told("create a temporary directory", parent, e);
        }
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("server.log");
    }

    Path postmasterFile() {
        return data().resolve("postmaster.pid");
    }

    void prepare(Binaries binaries, EmbeddedPostgres.Options options) {
        try {
            if (!Files.exists(data())) {
                options.progress().accept("Creating the database in " + home);
                initialise(binaries, options.durable());
            }
            requireMajor(Binaries.bundledMajor());
            Postmaster.awaitGone(postmasterFile());
        } catch (IOException e) {
            throw DiskFailure.told("prepare the database", home, e);
        }
    }

    /** Built aside and moved into place, so that a start broken off half-way begins anew. */
    private void initialise(Binaries binaries, boolean durable) throws IOException {
        Path partial = home.resolve("data.partial");
        Directories.delete(partial);
        List<String> command = new ArrayList<>(List.of(binaries.program("initdb"), "-D", partial.toString()));
        command.addAll(List.of("-A", "trust", "-U", "postgres", "-E", "UTF-8", "--no-instructions"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        command.add(Platform.isLinux() ? "--locale=C.UTF-8" : "--locale=C");
        if (!durable) {
            command.add("--no-sync");
        }
        Commands.Result result = Commands.run(ChildCommand.shortLived(command));
        if (result.code() != 0) {
            throw new IOException("initdb: " + ServerLog.reason(result.output()));
        }
        Files.move(partial, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Looks at the files without starting anything on them. */
    Cluster checked() {
        try {
            requireMajor(Binaries.bundledMajor());
            return this;
        } catch (IOException | PostgresException e) {
            release();
            throw e instanceof PostgresException told
                    ? told
                    : DiskFailure.told("read the database", home, (IOException) e);
        }
    }

    private void requireMajor(String major) throws IOException {
        Path versionFile = data().resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            throw new PostgresException(
                    data() + " is not a PostgreSQL data directory (it has no PG_VERSION): choose another --data.");
        }
        String found = Files.readString(versionFile).strip();
        if (!found.equals(major)) {
            throw new PostgresException(
                    "The data in " + data() + " is of PostgreSQL " + found + ", this build runs PostgreSQL " + major
                            + ": dump it with the build that wrote it and restore it, or choose another --data.");
        }
    }

    /** The lock dies with the JVM, however that ends: whoever holds it knows that no living JVM uses these files. */
    private Cluster locked() {
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new PostgresException("The data in " + home + " is in use by another running Tradewind:"
                        + " stop that one first, or choose another --data.");
            }
            lockChannel = channel;
            return this;
        } catch (IOException e) {
            throw DiskFailure.told("open the database", home, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Gives the files free for another owner, and deletes temporary ones. */
    void release() {
        try {
            if (temporary) {
                Directories.delete(home);
            }
            if (lockChannel != null) {
                lockChannel.close();
                lockChannel = null;
            }
        } catch (IOException e) {
            throw DiskFailure.told("close the database", home, e);
        }
    }

    private static void sweep(Path parent) throws IOException {
        List<Path> found;
        try (Stream<Path> children = Files.list(parent)) {
            found = children.filter(child -> Objects.requireNonNull(child.getFileName())
                            .toString()
                            .startsWith(TEMPORARY_PREFIX))
                    .toList();
        }
        for (Path directory : found) {
            if (isAbandoned(directory)) {
                Directories.delete(directory);
            }
        }
    }

    private static boolean isAbandoned(Path directory) {
        try (FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.WRITE)) {
            return tryLock(channel)
                    && !Postmaster.isAlive(directory.resolve("data").resolve("postmaster.pid"));
        } catch (IOException e) {
            // Without a lock its owner is just being born, or it is not ours to touch.
            return false;
        }
    }
}
