package dev.tradewind.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The server process. */
final class Server {
    // Crash recovery replays up to max_wal_size; that may take a while on a slow disk.
    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private final Process process;
    private final Path postmasterFile;
    private final int port;

    private Server(Process process, Path postmasterFile, int port) {
        this.process = process;
        this.postmasterFile = postmasterFile;
        this.port = port;
    }

    static Server start(Binaries binaries, Cluster cluster, int port, List<String> settings) {
        List<String> command = new ArrayList<>(List.of(binaries.program("postgres")));
        command.addAll(List.of("-D", cluster.data().toString(), "-p", Integer.toString(port)));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        try {
            ServerLog log = ServerLog.open(cluster.log());
            Server server = new Server(spawn(ChildCommand.server(command), log.file()), cluster.postmasterFile(), port);
            server.awaitReady(log, cluster.data());
            return server;
        } catch (IOException e) {
            throw DiskFailure.told("start PostgreSQL", cluster.data(), e);
        }
    }

    /**
     * The kernel's parent-death signal belongs to the thread that spawned the child, so one is kept that ends with
     * the child or with the JVM, not before.
     */
    private static Process spawn(List<String> command, Path log) throws IOException {
        CompletableFuture<Process> spawned = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("postgres-keeper").start(() -> {
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
                spawned.complete(process);
                process.onExit().join();
            } catch (IOException e) {
                spawned.completeExceptionally(e);
            }
        });
        try {
            return spawned.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void awaitReady(ServerLog log, Path data) {
        long deadline = System.nanoTime() + START_MAX.toNanos();
        while (!Postmaster.isReady(postmasterFile)) {
            if (hasExitedWithin(Duration.ofMillis(10))) {
                throw failure(log.sinceStart(), data);
            }
            if (System.nanoTime() > deadline) {
                stop(true);
                throw new PostgresException(
                        "PostgreSQL was not ready within " + START_MAX.toSeconds() + " s; see " + log.file() + ".");
            }
        }
    }

    private RuntimeException failure(String output, Path data) {
        if (output.contains("Address already in use")) {
            return new PortInUseException(port);
        }
        if (output.contains("No space left on device")) {
            return DiskFailure.noSpace(data, null);
        }
        return new PostgresException("PostgreSQL did not start: " + ServerLog.reason(output));
    }

    int port() {
        return port;
    }

    long pid() {
        return Postmaster.pid(postmasterFile).orElse(process.pid());
    }

    void whenEnded(Runnable action) {
        process.onExit().thenRun(action);
    }

    void stop(boolean orderly) {
        if (process.isAlive() && orderly) {
            Postmaster.interrupt(pid());
        }
        if (!orderly || !hasExitedWithin(STOP_MAX)) {
            ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }

    private boolean hasExitedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static PostgresException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PostgresException("Interrupted while PostgreSQL was starting or stopping.", e);
    }
}
