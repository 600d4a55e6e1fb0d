package dev.tradewind.bench.machine;

import dev.tradewind.launcher.InstanceNote;
import dev.tradewind.launcher.Tradewind;
import dev.tradewind.tools.rest.Credentials;
import dev.tradewind.tools.rest.Rest;
import dev.tradewind.tools.rest.Staff;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform that is measured: started for this run with durable PostgreSQL and empty, or one that runs already. */
public final class Server implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);

    private final InstanceNote note;
    private final Path data;
    private final @Nullable ChildJvm child;

    private Server(InstanceNote note, Path data, @Nullable ChildJvm child) {
        this.note = note;
        this.data = data;
        this.child = child;
    }

    /** @param directory for its data and what it prints */
    public static Server start(Path directory) throws IOException {
        return start(directory, 1);
    }

    /** Spread over so many JVMs. */
    public static Server start(Path directory, int nodes) throws IOException {
        Path data = directory.resolve("data");
        Files.createDirectories(directory);
        Path settings = directory.resolve("cluster.yaml");
        Files.writeString(settings, "cluster: {port: " + freePort() + "}\n");
        ChildJvm child = ChildJvm.start(
                directory.resolve("server.log"),
                List.of("-Xms64m", "-Xmx384m", "-XX:MaxMetaspaceSize=192m"),
                List.of(
                        Tradewind.class.getName(),
                        "up",
                        "--empty",
                        "--nodes",
                        String.valueOf(nodes),
                        "--config",
                        settings.toString(),
                        "--port",
                        String.valueOf(freePort()),
                        "--data",
                        data.toString()));
        try {
            return new Server(child.await(START, () -> InstanceNote.read(data)), data, child);
        } catch (IOException e) {
            child.close();
            throw e;
        }
    }

    /** @throws IOException when none runs on that data on this machine */
    public static Server running(Path data) throws IOException {
        InstanceNote note = InstanceNote.read(data)
                .orElseThrow(() -> new IOException("no running instance has left its note in " + data));
        return new Server(note, data, null);
    }

    private static int freePort() throws IOException {
        // The sandbox provider takes the port ten further on: two that are free together.
        for (int attempt = 0; attempt < 50; attempt++) {
            try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket other =
                            new ServerSocket(one.getLocalPort() + 10, 1, InetAddress.getLoopbackAddress())) {
                return other.getLocalPort() - 10;
            } catch (IOException | IllegalArgumentException taken) {
                continue;
            }
        }
        throw new IOException("found no free ports");
    }

    public URI url() {
        return URI.create(note.address());
    }

    /** Of the payment provider that stands in for a real one. */
    public URI sandbox() {
        return URI.create(note.sandbox());
    }

    /** Of PostgreSQL, as its superuser when it is the embedded one. */
    public String databaseUrl() {
        return note.databaseUrl();
    }

    public Staff staff() {
        return new Staff(Rest.at(url()), Credentials.find(Map.of(), data));
    }

    /** The body of a page that anybody may see. */
    public String get(String path) throws IOException {
        return Rest.at(url()).get(path, Map.of()).successful().body();
    }

    /** Of the server's JVM, and of the PostgreSQL that it has started. */
    public ProcessorTime processorTime() {
        return ProcessHandle.of(note.pid()).map(ProcessorTime::of).orElse(ProcessorTime.UNKNOWN);
    }

    @Override
    public void close() {
        Optional.ofNullable(child).ifPresent(ChildJvm::close);
    }
}
