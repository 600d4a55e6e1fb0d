package dev.tradewind.system;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A way to a port of this machine. While it is cut, both sides hear nothing from each other, as when packets are
 * dropped: no bytes, no end, no refusal. What was sent meanwhile arrives once it is healed.
 */
final class Relay implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final List<NetSocket> sockets = new ArrayList<>();
    private final List<NetSocket> waiting = new ArrayList<>();
    private final List<NetSocket> left = new ArrayList<>();
    private final int target;
    private final NetServer server;
    private boolean cut;

    private Relay(int target) {
        this.target = target;
        this.server = vertx.createNetServer().connectHandler(this::accept);
    }

    static Relay to(int port) {
        Relay relay = new Relay(port);
        await(relay.server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
        return relay;
    }

    int port() {
        return server.actualPort();
    }

    synchronized void cut() {
        cut = true;
        sockets.forEach(NetSocket::pause);
    }

    synchronized void heal() {
        cut = false;
        sockets.forEach(NetSocket::resume);
        List<NetSocket> late = List.copyOf(waiting);
        waiting.clear();
        late.forEach(this::connect);
        left.forEach(NetSocket::close);
        left.clear();
    }

    private synchronized void accept(NetSocket caller) {
        caller.pause();
        if (cut) {
            waiting.add(caller);
        } else {
            connect(caller);
        }
    }

    private void connect(NetSocket caller) {
        client.connect(target, "127.0.0.1")
                .onSuccess(called -> join(caller, called))
                .onFailure(refused -> caller.close());
    }

    private synchronized void join(NetSocket caller, NetSocket called) {
        called.pause();
        pass(caller, called);
        pass(called, caller);
        sockets.add(caller);
        sockets.add(called);
        if (!cut) {
            caller.resume();
            called.resume();
        }
    }

    private void pass(NetSocket from, NetSocket to) {
        from.handler(to::write);
        from.closeHandler(v -> ended(from, to));
        from.exceptionHandler(broken -> {});
    }

    private synchronized void ended(NetSocket from, NetSocket to) {
        sockets.remove(from);
        if (cut) {
            left.add(to);
        } else {
            to.close();
        }
    }

    @Override
    public void close() {
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private static <T> void await(CompletableFuture<T> future) {
        future.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
