package dev.tradewind.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Virtual users with a connection each, on one event loop. Calls wait and belong to ordinary threads. */
public final class Load implements AutoCloseable {
    private static final long CONNECT_S = 10;
    private static final long AFTER_THE_END_S = 60;

    private final Vertx vertx;
    private final NetClient client;
    private final URI server;
    private final List<Connection> connections;

    private Load(Vertx vertx, NetClient client, URI server, List<Connection> connections) {
        this.vertx = vertx;
        this.client = client;
        this.server = server;
        this.connections = connections;
    }

    public static Load on(Vertx vertx, URI server, int connections) {
        NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        SocketAddress address = SocketAddress.inetSocketAddress(server.getPort(), server.getHost());
        List<Future<Connection>> opening = new ArrayList<>();
        // From within one event loop, so that all connections belong to it.
        Future<List<Connection>> all = inLoop(vertx, () -> {
            IntStream.range(0, connections)
                    .forEach(i -> opening.add(client.connect(address).map(Connection::new)));
            return Future.all(opening).map(opened -> opened.<Connection>list());
        });
        return new Load(vertx, client, server, await(all, CONNECT_S));
    }

    /** Whether it is this server that gets the load. */
    public boolean isOn(URI other) {
        return server.equals(other);
    }

    /** Everybody begins again as soon as he is through, for so long. */
    public Tally closed(Journey journey, long seconds) {
        return await(inLoop(vertx, () -> new ClosedLoop(journey, seconds).run(connections)), seconds + AFTER_THE_END_S);
    }

    /** So many journeys in all, everybody taking the next one. */
    public Tally times(Journey journey, long journeys, long patienceSeconds) {
        return await(inLoop(vertx, () -> ClosedLoop.counted(journey, journeys).run(connections)), patienceSeconds);
    }

    /** So many journeys begin each second, whatever became of those before, for so long. */
    public Tally open(Journey journey, double perSecond, long seconds) {
        return await(
                inLoop(vertx, () -> new OpenLoop(vertx, journey, perSecond, seconds).run(connections)),
                seconds + AFTER_THE_END_S);
    }

    private static <T> Future<T> inLoop(Vertx vertx, Supplier<Future<T>> work) {
        return Future.future(promise -> vertx.runOnContext(begin -> work.get().onComplete(promise)));
    }

    private static <T> T await(Future<T> future, long seconds) {
        try {
            return future.await(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no end within " + seconds + " s", e);
        }
    }

    @Override
    public void close() {
        await(client.close(), CONNECT_S);
    }
}
