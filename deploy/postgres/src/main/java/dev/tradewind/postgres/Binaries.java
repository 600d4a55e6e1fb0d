package dev.tradewind.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version into the user's cache and shared by every server of that user. */
record Binaries(Path directory, String version) {

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    /** The part of the version that a data directory must share: "18" of "18.3.0". */
    static String bundledMajor() {
        String version = bundledVersion();
        return version.substring(0, version.indexOf('.'));
    }

    static Binaries unpacked(Consumer<String> progress) {
        String version = bundledVersion();
        Path cache = Platform.cacheDirectory();
        Path target = cache.resolve(
                "postgresql-" + version + "-" + Platform.archiveName().replace("postgres-", ""));
        try {
            if (!Files.isExecutable(target.resolve("bin/postgres"))) {
                unpackOnce(cache, target, () -> progress.accept("Unpacking PostgreSQL " + version));
            }
            return new Binaries(target, version);
        } catch (IOException e) {
            throw DiskFailure.told("unpack PostgreSQL", cache, e);
        }
    }

    static String bundledVersion() {
        try (InputStream in = Binaries.class.getResourceAsStream("binaries.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Several JVMs, or several threads of one, may come here at once: one unpacks, the others wait and find it done.
     */
    private static synchronized void unpackOnce(Path cache, Path target, Runnable beforeUnpacking) throws IOException {
        Files.createDirectories(cache);
        Path lockFile = cache.resolve(target.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || Files.isExecutable(target.resolve("bin/postgres"))) {
                return;
            }
            beforeUnpacking.run();
            Path partial = cache.resolve(target.getFileName() + ".partial");
            Directories.delete(partial);
            Directories.delete(target);
            extract(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void extract(Path directory) throws IOException {
        String resource = "/" + Platform.archiveName() + ".txz";
        try (InputStream archive = Binaries.class.getResourceAsStream(resource)) {
            if (archive == null) {
                throw new PostgresException("This build carries no PostgreSQL for " + Platform.describe()
                        + ": build it on this kind of machine, or give a database with --database-url.");
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, directory);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("an entry of the archive points outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
