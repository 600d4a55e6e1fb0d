package dev.tradewind.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One node of a cluster in a JVM of its own, which can be killed and started again. */
final class NodeProcess implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private final Setting setting;
    private final Path output;
    private Process process;

    /**
     * @param verticles separated by commas
     * @param http port of its gateway, if it has one
     * @param port of membership
     * @param environment further settings
     * @param common what all nodes are told
     */
    record Setting(Path data, String verticles, int http, int port, Map<String, String> environment, Common common) {}

    /**
     * @param sandbox port of the payment provider
     * @param members where nodes may be found, separated by commas
     */
    record Common(String cluster, String databaseUrl, int sandbox, String members) {}

    private NodeProcess(Setting setting) {
        this.setting = setting;
        this.output = setting.data().resolve("node-" + setting.port() + ".out");
        this.process = launch();
    }

    static NodeProcess start(Setting setting) {
        return new NodeProcess(setting);
    }

    private Process launch() {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of(System.getProperty("jvm.flags").split(" ")));
        command.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("dev.tradewind.launcher.Tradewind", "node", "--empty"));
        command.addAll(List.of(
                "--data", setting.data().resolve("node-" + setting.port()).toString()));
        command.addAll(List.of("--database-url", setting.common().databaseUrl()));
        command.addAll(List.of("--verticles", setting.verticles(), "--port", String.valueOf(setting.http())));
        command.addAll(List.of("--cluster-port", String.valueOf(setting.port())));
        command.addAll(List.of("--join", setting.common().members()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("TRADEWIND_ADMIN_PASSWORD", Platform.ADMIN_PASSWORD);
        builder.environment()
                .put("TRADEWIND_SANDBOX_PORT", String.valueOf(setting.common().sandbox()));
        builder.environment().put("TRADEWIND_DATABASE__CONNECTIONS", "4");
        builder.environment().put("TRADEWIND_CLUSTER__NAME", setting.common().cluster());
        builder.environment().putAll(setting.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when what it runs has started. */
    NodeProcess running() {
        Eventually.see("a running node", START_MAX, this::said, said -> {
            if (!process.isAlive()) {
                throw new AssertionError("the node ended with code " + process.exitValue() + ": " + said);
            }
            return said.lines().anyMatch(line -> line.matches("Tradewind (runs|is ready).*"));
        });
        return this;
    }

    /** As the kernel does it: no time to say goodbye. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As an operator does it: it finishes what it has begun. */
    void stop() {
        process.destroy();
        process.onExit().orTimeout(STOP_MAX.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** It stands still, with whatever it holds, until it is told to go on. */
    void pause() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill ended with code " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Both at the same moment. */
    void kill(NodeProcess other) {
        other.process.destroyForcibly();
        kill();
        other.process.onExit().join();
    }

    void startAgain() {
        write("");
        process = launch();
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(output, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
