package dev.tradewind.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other nodes of a platform on this machine, as processes of this one: they end with it, however it ends, since
 * each holds the read end of a pipe to it and stops when that closes.
 */
final class Children implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Children.class);
    private static final long STOP_SECONDS_MAX = 20;

    private final Layout layout;
    private final Configuration configuration;
    private final Map<String, String> environment;
    private final List<Process> processes = new CopyOnWriteArrayList<>();
    private volatile boolean closing;

    /**
     * @param configuration of the first node, which is this process
     * @param environment what the others find in theirs besides this one's
     */
    Children(Layout layout, Configuration configuration, Map<String, String> environment) {
        this.environment = environment;
        this.layout = layout;
        this.configuration = configuration;
    }

    Layout layout() {
        return layout;
    }

    /** Starts them, and says whether there are any; that they run is to be seen in the cluster. */
    boolean start(String databaseUrl) {
        for (int i = 1; i < layout.nodes().size(); i++) {
            start(i, databaseUrl);
        }
        return !processes.isEmpty();
    }

    private void start(int number, String databaseUrl) {
        Path output = output(number);
        ProcessBuilder builder =
                new ProcessBuilder(command(number)).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("TRADEWIND_DATABASE_URL", databaseUrl);
        try {
            Process process = builder.start();
            processes.add(process);
            process.onExit().thenAccept(ended -> {
                if (!closing) {
                    LOG.error(
                            "node {} has ended with code {}; its output is in {}",
                            number + 1,
                            ended.exitValue(),
                            output);
                }
            });
        } catch (IOException e) {
            throw new StartException("node " + (number + 1) + " cannot be started: " + e.getMessage(), e);
        }
    }

    private Path output(int number) {
        Path directory = configuration.data().resolve("nodes").resolve(String.valueOf(port(number)));
        try {
            return Files.createDirectories(directory).resolve("output.log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int port(int number) {
        return configuration.cluster().port() + number;
    }

    private List<String> command(int number) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("--verticles", String.join(",", layout.nodes().get(number))));
        command.addAll(List.of("--data", configuration.data().toString()));
        command.addAll(List.of("--host", configuration.http().host()));
        command.addAll(List.of("--port", String.valueOf(configuration.http().port())));
        command.addAll(List.of("--cluster-port", String.valueOf(port(number))));
        command.addAll(List.of("--join", configuration.cluster().host() + ":" + port(0)));
        configuration.instances().forEach((name, count) -> command.addAll(List.of("--instances", name + "=" + count)));
        return NodeLine.of(List.of(), command);
    }

    /** One line about a node that has ended although nobody asked for it; null when all run. */
    @Nullable
    String ended() {
        for (int i = 0; i < processes.size(); i++) {
            if (!processes.get(i).isAlive()) {
                return "node " + (i + 2) + " has ended; its output is in " + output(i + 1);
            }
        }
        return null;
    }

    /** Stops them all at once, within bounded time. */
    @Override
    public void close() {
        closing = true;
        processes.forEach(Children::letGo);
        processes.forEach(Children::awaitEnd);
    }

    private static void letGo(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("the pipe to a node had broken", e);
        }
    }

    private static void awaitEnd(Process process) {
        try {
            Object unused = process.onExit().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("a node did not stop by itself and is killed");
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
