package dev.tradewind.chaos.relay;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Listens at one address and passes on to another, which may change. */
public final class Relay {
    private static final int CONNECT_MS = 2_000;
    private static final int START_S = 10;

    private final Supplier<SocketAddress> target;
    private final Supplier<Tap> taps;
    private final Context loop;
    private final NetServer server;
    private final NetClient client;
    private final Set<Link> links = new HashSet<>();
    private Predicate<String> frozen = source -> false;

    private Relay(Vertx vertx, Supplier<SocketAddress> target, Supplier<Tap> taps) {
        this.target = target;
        this.taps = taps;
        this.loop = vertx.getOrCreateContext();
        this.server = vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true));
        this.client = vertx.createNetClient(
                new NetClientOptions().setConnectTimeout(CONNECT_MS).setTcpNoDelay(true));
    }

    /**
     * Returns when it listens.
     *
     * @param target asked for each new connection
     * @param taps one for each connection
     */
    public static Relay at(Vertx vertx, SocketAddress here, Supplier<SocketAddress> target, Supplier<Tap> taps) {
        Relay relay = new Relay(vertx, target, taps);
        Future<NetServer> listening = Future.future(done -> relay.loop.runOnContext(
                v -> relay.server.connectHandler(relay::accept).listen(here).onComplete(done)));
        NetServer unused = listening.timeout(START_S, TimeUnit.SECONDS).await();
        return relay;
    }

    /** A relay that changes nothing as long as nobody freezes it. */
    public static Relay at(Vertx vertx, SocketAddress here, Supplier<SocketAddress> target) {
        return at(vertx, here, target, () -> new Tap() {});
    }

    public int port() {
        return server.actualPort();
    }

    /**
     * From now on nothing moves on connections from these addresses, new ones included, and nobody is told: as if the
     * network had swallowed it. Those for whom this is no longer so go on where they were.
     */
    public void freeze(Predicate<String> sources) {
        loop.runOnContext(v -> {
            frozen = sources;
            links.forEach(Link::flow);
        });
    }

    /** Ends all connections; new ones may come at once. */
    public void cutAll() {
        loop.runOnContext(v -> Set.copyOf(links).forEach(Link::cut));
    }

    private void accept(NetSocket near) {
        near.pause();
        client.connect(target.get())
                .onSuccess(far -> new Link(near, far).open())
                .onFailure(refused -> closed(near));
    }

    private static void closed(NetSocket socket) {
        Future<Void> unused = socket.close();
    }

    private final class Link {
        private final NetSocket near;
        private final NetSocket far;
        private final String source;
        private final Tap tap = taps.get();
        private boolean cut;

        Link(NetSocket near, NetSocket far) {
            this.near = near;
            this.far = far;
            this.source = near.remoteAddress().hostAddress();
        }

        void open() {
            far.pause();
            if (!links.add(this)) {
                throw new IllegalStateException("a link is opened once");
            }
            near.handler(data -> tap.forth(data, to(far)));
            far.handler(data -> tap.back(data, to(near)));
            near.closeHandler(v -> cut());
            far.closeHandler(v -> cut());
            near.exceptionHandler(broken -> cut());
            far.exceptionHandler(broken -> cut());
            near.drainHandler(v -> flow());
            far.drainHandler(v -> flow());
            flow();
        }

        private Tap.Wire to(NetSocket socket) {
            return new Tap.Wire() {
                @Override
                public void send(Buffer data) {
                    if (!cut) {
                        Future<Void> unused = socket.write(data);
                        flow();
                    }
                }

                @Override
                public void cut() {
                    Link.this.cut();
                }
            };
        }

        /** Reads on either side as long as the other one takes it. */
        void flow() {
            boolean still = frozen.test(source);
            flow(near, still || far.writeQueueFull());
            flow(far, still || near.writeQueueFull());
        }

        private static void flow(NetSocket socket, boolean stop) {
            NetSocket unused = stop ? socket.pause() : socket.resume();
        }

        void cut() {
            cut = true;
            if (links.remove(this)) {
                closed(near);
                closed(far);
            }
        }
    }
}
