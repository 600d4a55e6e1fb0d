package dev.tradewind.chassis;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.Message;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/** One instance of a domain on its {@link Switchboard}: takes calls on its own event loop until it is closed. */
final class Line {
    private final ContextInternal context;
    private final Map<String, Handler<Message<JsonObject>>> handlers;
    private final Tally tally;
    private final Promise<Void> begun;
    private int underWay;
    private boolean closed;

    Line(ContextInternal context, Map<String, Handler<Message<JsonObject>>> handlers, Tally tally) {
        this.context = context;
        this.handlers = Map.copyOf(handlers);
        this.tally = tally;
        this.begun = context.promise();
    }

    /** The id of the deployment that it belongs to. */
    String deployment() {
        return context.deploymentID() == null ? "" : context.deploymentID();
    }

    EventLoop loop() {
        return context.nettyEventLoop();
    }

    Set<String> addresses() {
        return handlers.keySet();
    }

    Tally.Counts counts() {
        return tally.counts();
    }

    /** Begins a call, now when on the right thread, else soon; false when this line does not take it. */
    boolean take(String address, Message<JsonObject> message) {
        Handler<Message<JsonObject>> handler = handlers.get(address);
        synchronized (this) {
            if (closed || handler == null) {
                return false;
            }
            underWay++;
        }
        context.duplicate().emit(message, call -> {
            try {
                handler.handle(call);
            } finally {
                began();
            }
        });
        return true;
    }

    /** Takes no more; completes when all that were taken have begun. */
    synchronized Future<Void> close() {
        closed = true;
        if (underWay == 0) {
            begun.tryComplete();
        }
        return begun.future();
    }

    private synchronized void began() {
        underWay--;
        if (closed && underWay == 0) {
            begun.tryComplete();
        }
    }
}
