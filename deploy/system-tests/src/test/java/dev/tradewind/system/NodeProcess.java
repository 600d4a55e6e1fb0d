package dev.tradewind.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One node of a cluster in a JVM of its own, which can be killed and started again. */
final class NodeProcess implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(60);

    private final Setting setting;
    private final Path output;
    private Process process;

    /**
     * @param verticles separated by commas
     * @param port of membership
     * @param join port of a node that may be running
     */
    record Setting(Path data, String databaseUrl, int http, int sandbox, String verticles, int port, int join) {}

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
        command.addAll(List.of("--data", setting.data().toString(), "--database-url", setting.databaseUrl()));
        command.addAll(List.of("--verticles", setting.verticles(), "--port", String.valueOf(setting.http())));
        command.addAll(List.of("--cluster-port", String.valueOf(setting.port())));
        command.addAll(List.of("--join", "127.0.0.1:" + setting.port() + ",127.0.0.1:" + setting.join()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("TRADEWIND_ADMIN_PASSWORD", Platform.ADMIN_PASSWORD);
        builder.environment().put("TRADEWIND_SANDBOX_PORT", String.valueOf(setting.sandbox()));
        builder.environment().put("TRADEWIND_DATABASE__CONNECTIONS", "4");
        builder.environment().put("TRADEWIND_CLUSTER__NAME", "test-" + setting.http());
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
