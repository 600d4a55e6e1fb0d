package dev.tradewind.chaos.cluster;

import dev.tradewind.chaos.relay.BusWeather;
import dev.tradewind.chaos.relay.LostReplies;
import dev.tradewind.chaos.relay.Relay;
import dev.tradewind.launcher.Layout;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A platform over several JVMs that may be broken, with everything that it needs. */
public final class Site implements AutoCloseable {
    public static final String PASSWORD = UUID.randomUUID().toString();

    private final Vertx vertx = Vertx.vertx();
    private final Network network;
    private final Volume volume;
    private final Databases databases;
    private final Provider provider;
    private final Clocks clocks;
    private final BusWeather weather;
    private final LostReplies replies;
    private final List<Relay> buses;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private boolean closed;

    /** @param directory of everything that it writes */
    private Site(Path directory, int count, boolean clocked, Random random) throws IOException {
        this.network = Network.between(count);
        this.volume = Volume.at(directory.resolve("volume"));
        this.replies = new LostReplies(new Random(random.nextLong()));
        this.databases = Databases.start(vertx, volume, network.outside(), replies);
        this.provider =
                Provider.start(vertx, databases.urlForUs(), network.place(0).url());
        this.clocks = new Clocks(directory, clocked);
        this.weather = new BusWeather(vertx, new Random(random.nextLong()));
        this.buses = IntStream.range(0, count).mapToObj(this::bus).toList();
    }

    /** @param clocked the clocks of nodes will be set wrong */
    public static Site build(Path directory, int count, boolean clocked, Random random) throws IOException {
        Site site = new Site(directory, count, clocked, random);
        try {
            site.startNodes(directory, Layout.twofold(count));
            return site;
        } catch (IOException | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    private Relay bus(int node) {
        Place place = network.place(node);
        SocketAddress real = SocketAddress.inetSocketAddress(place.bus(), place.host());
        return Relay.at(
                vertx, SocketAddress.inetSocketAddress(place.relay(), network.outside()), () -> real, weather::tap);
    }

    private void startNodes(Path directory, Layout layout) throws IOException {
        SocketAddress real = SocketAddress.inetSocketAddress(provider.port(), "127.0.0.1");
        Relay payments = Relay.at(vertx, SocketAddress.inetSocketAddress(0, network.outside()), () -> real);
        List<String> members = IntStream.range(0, layout.nodes().size())
                .mapToObj(i -> network.place(i).host() + ":" + network.place(i).cluster())
                .toList();
        for (int i = 0; i < layout.nodes().size(); i++) {
            nodes.add(NodeProcess.start(
                    i,
                    new NodeProcess.Setting(
                            network,
                            directory.resolve("node-" + (i + 1)),
                            layout.nodes().get(i),
                            environment(i, payments.port()),
                            String.join(",", members))));
        }
    }

    private Map<String, String> environment(int node, int paymentsPort) throws IOException {
        Place place = network.place(node);
        Map<String, String> environment = new HashMap<>(clocks.environment(node));
        environment.put("TRADEWIND_ADMIN_PASSWORD", PASSWORD);
        environment.put("TRADEWIND_DATABASE_URL", databases.urlForNodes());
        environment.put("TRADEWIND_DATABASE__CONNECTIONS", "4");
        environment.put(
                "TRADEWIND_CLUSTER__NAME", "chaos-" + ProcessHandle.current().pid());
        environment.put("TRADEWIND_CLUSTER__HOST", place.host());
        environment.put("TRADEWIND_CLUSTER__BUS_PORT", String.valueOf(place.bus()));
        environment.put("TRADEWIND_CLUSTER__BUS_ADDRESS", network.outside() + ":" + place.relay());
        environment.put("TRADEWIND_SANDBOX_PORT", String.valueOf(paymentsPort));
        environment.put("TRADEWIND_VERTICLES__PAYMENTS__SANDBOX__HOST", network.outside());
        // An order that nobody pays for is to end within the run.
        environment.put("TRADEWIND_VERTICLES__PAYMENTS__CALL_DEADLINE", "3s");
        environment.put("TRADEWIND_VERTICLES__ORDERS__PAYMENT_HOLD", "20s");
        environment.put("TRADEWIND_VERTICLES__ORDERS__DECISION_DEADLINE", "3m");
        return environment;
    }

    public List<NodeProcess> nodes() {
        return nodes;
    }

    public List<URI> gateways() {
        return nodes.stream().map(node -> node.place().url()).toList();
    }

    public Network network() {
        return network;
    }

    public Databases databases() {
        return databases;
    }

    public Provider provider() {
        return provider;
    }

    public Clocks clocks() {
        return clocks;
    }

    public BusWeather weather() {
        return weather;
    }

    public LostReplies replies() {
        return replies;
    }

    /** Nothing moves on the event bus between nodes, though all of them run and know of each other. */
    public void freezeBus(boolean still) {
        buses.forEach(bus -> bus.freeze(source -> still));
    }

    /** Between these nodes and all others nothing moves at all. */
    public void part(Set<Integer> island) throws IOException {
        network.part(island);
        for (int to = 0; to < buses.size(); to++) {
            boolean inside = island.contains(to);
            buses.get(to)
                    .freeze(source ->
                            island.stream().map(i -> network.place(i).host()).anyMatch(source::equals) != inside);
        }
    }

    public void join() throws IOException {
        network.join();
        freezeBus(false);
    }

    /** Also twice. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        nodes.parallelStream().forEach(NodeProcess::close);
        Void unused = vertx.close().timeout(20, TimeUnit.SECONDS).await();
        databases.close();
        volume.close();
        network.close();
    }
}
