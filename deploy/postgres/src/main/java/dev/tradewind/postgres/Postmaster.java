package dev.tradewind.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads postmaster.pid, the file by which a server says who it is and whether it is ready. */
final class Postmaster {
    private static final Duration PATIENCE_BEFORE_SIGNAL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int STATUS_LINE = 7;

    private Postmaster() {}

    static boolean isReady(Path file) {
        List<String> lines = lines(file);
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready");
    }

    static Optional<Long> pid(Path file) {
        return lines(file).stream().findFirst().map(Long::parseLong);
    }

    /**
     * Whether the server that wrote the file still runs. A process id that now belongs to some other program does not
     * count.
     */
    static boolean isAlive(Path file) {
        return pid(file).filter(Postmaster::isServer).isPresent();
    }

    /**
     * Waits for the server of a JVM that died to finish its own shutdown, helps it with a signal, and clears its
     * file. Only to be called by the owner of the directory's lock.
     */
    static void awaitGone(Path file) throws IOException {
        long begin = System.nanoTime();
        boolean signalled = false;
        while (isAlive(file)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(PATIENCE) > 0) {
                throw new PostgresException(
                        "An earlier PostgreSQL (process " + pid(file).orElse(0L) + ") still uses " + file.getParent()
                                + " and does not stop: end it and start again.");
            }
            if (!signalled && waited.compareTo(PATIENCE_BEFORE_SIGNAL) > 0) {
                pid(file).ifPresent(Postmaster::interrupt);
                signalled = true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        Files.deleteIfExists(file);
    }

    /** PostgreSQL's "fast shutdown": sessions are ended, a checkpoint is written. */
    static void interrupt(long pid) {
        Commands.Result result = Commands.run(List.of("/bin/sh", "-c", "kill -INT " + pid));
        if (result.code() != 0) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    /** On Linux a zombie counts as gone: nothing of it can touch the files any more. */
    private static boolean isServer(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (Files.isDirectory(Path.of("/proc/self"))) {
            String line = read(stat);
            int nameEnd = line.lastIndexOf(')');
            return line.contains("(postgres)") && !line.startsWith(" Z", nameEnd + 1);
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().command())
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    private static List<String> lines(Path file) {
        return read(file).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
