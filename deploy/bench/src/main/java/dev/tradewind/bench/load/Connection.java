package dev.tradewind.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/** One connection, one request at a time. To be used on its event loop. */
public final class Connection {
    private final NetSocket socket;
    private final ReplyParser parser = new ReplyParser();
    private @Nullable Promise<Reply> waiting;

    Connection(NetSocket socket) {
        this.socket = socket;
        socket.handler(this::received);
        socket.closeHandler(closed -> fail(new IllegalStateException("the server closed the connection")));
        socket.exceptionHandler(this::fail);
    }

    /** Sends a request that was written out before. */
    public Future<Reply> send(Buffer request) {
        if (waiting != null) {
            throw new IllegalStateException("one request at a time");
        }
        Promise<Reply> promise = Promise.promise();
        waiting = promise;
        socket.write(request).onFailure(this::fail);
        return promise.future();
    }

    private void received(Buffer bytes) {
        parser.add(bytes).ifPresent(reply -> {
            Promise<Reply> promise = waiting;
            waiting = null;
            if (promise != null) {
                promise.complete(reply);
            }
        });
    }

    private void fail(Throwable cause) {
        Promise<Reply> promise = waiting;
        waiting = null;
        if (promise != null) {
            promise.fail(cause);
        }
    }

    Future<Void> close() {
        return socket.close();
    }
}
