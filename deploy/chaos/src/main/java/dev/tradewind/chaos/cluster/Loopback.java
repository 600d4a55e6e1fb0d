package dev.tradewind.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** All nodes share this machine's own address, and nothing can be put between them but relays. */
public final class Loopback implements Network {
    private static final String HOST = "127.0.0.1";

    private final List<Place> places;

    Loopback(int nodes) {
        List<Integer> free = freePorts(nodes * 4);
        places = IntStream.range(0, nodes)
                .mapToObj(i ->
                        new Place(HOST, free.get(4 * i), free.get(4 * i + 1), free.get(4 * i + 2), free.get(4 * i + 3)))
                .toList();
    }

    static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(Loopback::free);
        }
    }

    private static void free(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Place place(int node) {
        return places.get(node);
    }

    @Override
    public String outside() {
        return HOST;
    }

    @Override
    public List<String> inside(List<String> command) {
        return command;
    }

    @Override
    public void connect(int node, Process process) {}

    @Override
    public boolean canPart() {
        return false;
    }

    @Override
    public void part(Set<Integer> island) {
        throw new UnsupportedOperationException("nodes on one address cannot be parted");
    }

    @Override
    public void join() {}

    @Override
    public void close() {}
}
