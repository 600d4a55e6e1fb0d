package dev.tradewind.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A platform in a JVM of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final Provider provider;
    private final Market market;

    private ServerProcess(Process process, int port, Provider provider, Market market) {
        this.process = process;
        this.port = port;
        this.provider = provider;
        this.market = market;
    }

    /** Starts on this data directory and waits until it is ready. */
    static ServerProcess start(Path data) {
        int port = Platform.freePort();
        int sandboxPort = Platform.freePort();
        Path output = data.resolve("server-" + port + ".out");
        Process process = launch(data, port, sandboxPort, output);
        try {
            Rest rest = Rest.at(port);
            String ready = "http://127.0.0.1:" + port + "/health/ready";
            Eventually.see(
                    "a ready server (its output is in " + output + ")",
                    START_MAX,
                    () -> status(process, rest, ready),
                    s -> s == 200);
            return new ServerProcess(
                    process, port, new Provider(sandboxPort), Market.signIn(rest, Platform.ADMIN_PASSWORD));
        } catch (RuntimeException | Error e) {
            process.destroyForcibly();
            throw new AssertionError(read(output), e);
        }
    }

    private static int status(Process process, Rest rest, String url) {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended with code " + process.exitValue());
        }
        try {
            return rest.get(url).status();
        } catch (Rest.Unreachable notYet) {
            return 0;
        }
    }

    private static Process launch(Path data, int port, int sandboxPort, Path output) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of(System.getProperty("jvm.flags").split(" ")));
        command.addAll(
                List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), "dev.tradewind.launcher.Tradewind"));
        command.addAll(List.of("up", "--empty", "--data", data.toString(), "--port", String.valueOf(port)));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("TRADEWIND_ADMIN_PASSWORD", Platform.ADMIN_PASSWORD);
        builder.environment().put("TRADEWIND_SANDBOX_PORT", String.valueOf(sandboxPort));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    Rest rest() {
        return Rest.at(port);
    }

    Shopper shopper() {
        return Shopper.arrive(rest());
    }

    Market market() {
        return market;
    }

    Provider provider() {
        return provider;
    }

    /** As the kernel does it: no time to say goodbye. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
