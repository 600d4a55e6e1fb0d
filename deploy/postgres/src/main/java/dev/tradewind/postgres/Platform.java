package dev.tradewind.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What this machine is and where its user's caches are. */
final class Platform {
    private Platform() {}

    static boolean isLinux() {
        return property("os.name").startsWith("linux");
    }

    static boolean isMac() {
        return property("os.name").startsWith("mac");
    }

    static String describe() {
        return System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    }

    /** The name under which the binaries for this machine lie on the class path, without its ending. */
    static String archiveName() {
        String system =
                isMac() ? "darwin" : isLinux() ? "linux" : property("os.name").replace(' ', '_');
        String processor = Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64")
                .getOrDefault(property("os.arch"), property("os.arch"));
        return "postgres-" + system + "-" + processor;
    }

    /**
     * A directory for what can be made again, writable by this user: the usual cache, else one under the temporary
     * directory.
     */
    static Path cacheDirectory() {
        Path home = Path.of(System.getProperty("user.home", "/nonexistent"));
        Path usual = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(value -> value.startsWith("/"))
                .map(Path::of)
                .orElse(home.resolve(isMac() ? "Library/Caches" : ".cache"))
                .resolve("tradewind");
        try {
            Files.createDirectories(usual);
        } catch (IOException e) {
            return temporaryCache();
        }
        return Files.isWritable(usual) ? usual : temporaryCache();
    }

    private static Path temporaryCache() {
        return Path.of(System.getProperty("java.io.tmpdir"), "tradewind-" + System.getProperty("user.name"));
    }

    /** The full path of a program on the PATH, if it is there. */
    static Optional<String> program(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), Stream.of("/usr/bin", "/bin"))
                .map(directory -> Path.of(directory).resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String property(String name) {
        return System.getProperty(name, "").toLowerCase(Locale.ROOT);
    }
}
