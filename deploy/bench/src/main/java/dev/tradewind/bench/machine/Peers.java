package dev.tradewind.bench.machine;

import dev.tradewind.bench.yardstick.Figures;
import dev.tradewind.bench.yardstick.PeerServer;
import dev.tradewind.contracts.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several JVMs with a common bus on which nothing runs but what is asked for. */
public final class Peers implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration COMMAND = Duration.ofMinutes(5);

    private final List<ChildJvm> children = new ArrayList<>();
    private final List<URI> addresses = new ArrayList<>();

    private Peers() {}

    /** @param directory for what they print */
    public static Peers start(Path directory, String databaseUrl, int number) throws IOException {
        Peers peers = new Peers();
        try {
            peers.startAll(directory, databaseUrl, freePorts(number));
            return peers;
        } catch (IOException | RuntimeException e) {
            peers.close();
            throw e;
        }
    }

    private void startAll(Path directory, String databaseUrl, List<Integer> ports) throws IOException {
        String members =
                String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
        List<Path> notes = new ArrayList<>();
        for (int port : ports) {
            Path note = directory.resolve("peer-" + port + ".address");
            notes.add(note);
            children.add(ChildJvm.start(
                    directory.resolve("peer-" + port + ".log"),
                    List.of("-Xms64m", "-Xmx256m"),
                    List.of(PeerServer.class.getName(), databaseUrl, note.toString(), String.valueOf(port), members)));
        }
        for (int i = 0; i < notes.size(); i++) {
            Path note = notes.get(i);
            addresses.add(children.get(i)
                    .await(
                            START,
                            () -> Files.exists(note)
                                    ? Optional.of(URI.create(Files.readString(note)))
                                    : Optional.empty()));
        }
    }

    /** All are held until the last is found: one that is let go may be given out again. */
    private static List<Integer> freePorts(int number) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /** One of them does something; see {@link PeerServer}. */
    public void tell(int peer, String command) throws IOException {
        String unused = send(peer, command);
    }

    public Figures clock(int peer, String command) throws IOException {
        return Wire.read(send(peer, command), Figures.class);
    }

    /** How many events took effect there. */
    public int taken(int peer) throws IOException {
        return Integer.parseInt(send(peer, "/taken"));
    }

    /** When events took effect there, by the machine's clock; 0 for those that did not. */
    public List<Long> takenAt(int peer) throws IOException {
        return Wire.readList(send(peer, "/taken/times"), Long.class);
    }

    /** When events were committed there. */
    public List<Long> saidAt(int peer) throws IOException {
        return Wire.readList(send(peer, "/said/times"), Long.class);
    }

    private String send(int peer, String command) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(addresses.get(peer) + command))
                .timeout(COMMAND)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("a peer failed at " + command + ": " + response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Of all their JVMs. */
    public Duration processorTime() {
        return children.stream()
                .map(child -> ProcessorTime.of(child.handle()).jvm())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        children.forEach(ChildJvm::close);
    }
}
