package dev.tradewind.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program in a JVM of its own, from this program's class path. It ends with this one. */
final class ChildJvm implements AutoCloseable {
    private static final long END_S = 30;
    private static final long PAUSE_MS = 50;

    /** What Vert.x on Hazelcast needs opened; the same as the entry script's. */
    private static final List<String> FLAGS = List.of(
            "--add-modules=java.se",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+ExitOnOutOfMemoryError");

    private static final int COMPACT_HEADERS_SINCE = 25;

    private final Process process;
    private final Path log;
    private final Thread atTheEnd;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.atTheEnd = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /**
     * @param log takes all it prints
     * @param options for the JVM
     * @param command main class and arguments
     */
    static ChildJvm start(Path log, List<String> options, List<String> command) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(FLAGS);
        if (Runtime.version().feature() >= COMPACT_HEADERS_SINCE) {
            line.add("-XX:+UseCompactObjectHeaders");
        }
        line.addAll(options);
        line.addAll(Arrays.stream(
                        System.getenv().getOrDefault("TRADEWIND_JAVA_OPTS", "").split(" "))
                .filter(option -> !option.isBlank())
                .toList());
        line.addAll(List.of("-cp", classPath()));
        line.addAll(command);
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ChildJvm(process, log);
    }

    /** Without the tools, whose logging is not the server's. */
    private static String classPath() {
        String separator = System.getProperty("path.separator");
        return Arrays.stream(System.getProperty("java.class.path").split(separator))
                .filter(entry -> !entry.matches(".*[/\\\\]tools-[^/\\\\]*\\.jar|.*deploy[/\\\\]tools[/\\\\].*"))
                .collect(Collectors.joining(separator));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Waits for a sign of life.
     *
     * @throws IOException when it ends first, or nothing comes in time; with what it printed last
     */
    <T> T await(Duration within, Callable<Optional<T>> sign) throws IOException {
        Instant end = Instant.now().plus(within);
        try {
            while (process.isAlive() && Instant.now().isBefore(end)) {
                Optional<T> seen = sign.call();
                if (seen.isPresent()) {
                    return seen.get();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
        throw new IOException((process.isAlive() ? "not ready in time; " : "ended; ") + log + " says: " + lastWords());
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        boolean unused = Runtime.getRuntime().removeShutdownHook(atTheEnd);
    }
}
