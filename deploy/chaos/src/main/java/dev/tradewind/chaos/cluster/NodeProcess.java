package dev.tradewind.chaos.cluster;

import dev.tradewind.launcher.NodeLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One node in a JVM of its own, which can be killed, paused and started again. */
public final class NodeProcess implements AutoCloseable {
    private static final List<String> OPTIONS =
            List.of("-Xms64m", "-Xmx384m", "-XX:MaxMetaspaceSize=192m", "-XX:TieredStopAtLevel=1");

    private static final int END_S = 15;

    private final int number;
    private final Setting setting;
    private Process process;

    /**
     * @param data directory of its logs, and of what it prints
     * @param environment what it finds in its own besides this process's
     */
    record Setting(Network network, Path data, List<String> verticles, Map<String, String> environment, String join) {}

    private NodeProcess(int number, Setting setting) throws IOException {
        this.number = number;
        this.setting = setting;
        this.process = launch();
    }

    static NodeProcess start(int number, Setting setting) throws IOException {
        return new NodeProcess(number, setting);
    }

    private Process launch() throws IOException {
        Place place = place();
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--verticles", String.join(",", setting.verticles())));
        arguments.addAll(List.of("--data", setting.data().toString()));
        arguments.addAll(List.of("--host", place.host(), "--port", String.valueOf(place.http())));
        arguments.addAll(List.of("--cluster-port", String.valueOf(place.cluster()), "--join", setting.join()));
        Files.createDirectories(setting.data());
        ProcessBuilder builder = new ProcessBuilder(setting.network().inside(NodeLine.of(OPTIONS, arguments)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        setting.data().resolve("output.log").toFile()));
        builder.environment().putAll(setting.environment());
        Process started = builder.start();
        setting.network().connect(number, started);
        return started;
    }

    public int number() {
        return number;
    }

    /** As people call it. */
    @Override
    public String toString() {
        return "node " + (number + 1);
    }

    public Place place() {
        return setting.network().place(number);
    }

    public List<String> verticles() {
        return setting.verticles();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As the kernel does it: no time to say goodbye. */
    public void kill() {
        Process ended = process.destroyForcibly().onExit().join();
        if (ended.isAlive()) {
            throw new IllegalStateException(this + " cannot be killed");
        }
    }

    public void startAgain() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It stands still, and does not know. */
    public void pause() throws IOException {
        signal("-STOP");
    }

    public void goOn() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        Shell.run("kill", signal, String.valueOf(process.pid()));
    }

    /** In good order, as far as it can within bounded time. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
