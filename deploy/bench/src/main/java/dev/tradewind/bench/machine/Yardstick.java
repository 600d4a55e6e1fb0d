package dev.tradewind.bench.machine;

import dev.tradewind.bench.yardstick.Figures;
import dev.tradewind.bench.yardstick.YardstickServer;
import dev.tradewind.contracts.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The bare handlers that everything is measured against, in a JVM of their own, on the measured server's PostgreSQL.
 */
public final class Yardstick implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private static final Duration COMMAND = Duration.ofMinutes(5);

    private final Addresses addresses;
    private final ChildJvm child;

    private Yardstick(Addresses addresses, ChildJvm child) {
        this.addresses = addresses;
        this.child = child;
    }

    public static Yardstick start(Path directory, String databaseUrl) throws IOException {
        Path address = directory.resolve("yardstick.address");
        // An earlier run's note would be taken for this one's.
        boolean unused = Files.deleteIfExists(address);
        ChildJvm child = ChildJvm.start(
                directory.resolve("yardstick.log"),
                List.of("-Xms64m", "-Xmx384m"),
                List.of(YardstickServer.class.getName(), databaseUrl, address.toString()));
        try {
            return new Yardstick(child.await(START, () -> read(address)), child);
        } catch (IOException e) {
            child.close();
            throw e;
        }
    }

    /** Two addresses: of the handlers, and where it takes orders. */
    private record Addresses(URI handlers, URI commands) {}

    private static Optional<Addresses> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return Optional.of(new Addresses(URI.create(lines.get(0)), URI.create(lines.get(1))));
    }

    /** Sets what is answered to {@code GET /document} and {@code GET /stored-document}. */
    public void document(String json) throws IOException {
        String unused = command("/document", json);
    }

    /** From commit to effect, at a rate. */
    public Figures feedLatency(int perSecond, int seconds) throws IOException {
        return Wire.read(command("/feed/latency?rate=" + perSecond + "&seconds=" + seconds, ""), Figures.class);
    }

    /** How a consumer that begins late gets through what has gathered. */
    public Figures feedCatchUp(int events) throws IOException {
        return Wire.read(command("/feed/catch-up?events=" + events, ""), Figures.class);
    }

    /** What PostgreSQL can take of a consumer's writes, if nothing else is done. */
    public Figures bareBatches(int events) throws IOException {
        return Wire.read(command("/feed/bare-batches?events=" + events, ""), Figures.class);
    }

    /** Leaves the database as it was found. */
    public void clean() throws IOException {
        String unused = command("/clean", "");
    }

    private String command(String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(addresses.commands() + path))
                .timeout(COMMAND)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("the yardstick failed at " + path + ": " + response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    public URI url() {
        return addresses.handlers();
    }

    /** Of its JVM alone: its PostgreSQL is the measured server's. */
    public Duration processorTime() {
        return ProcessorTime.of(child.handle()).jvm();
    }

    @Override
    public void close() {
        child.close();
    }
}
