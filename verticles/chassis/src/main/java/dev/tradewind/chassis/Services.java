package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a domain serves on the bus. */
final class Services {
    private static final long DRAIN_SECONDS_MAX = 10;

    private final Ground ground;
    private final Edge edge;
    private final Map<String, Handler<Message<JsonObject>>> handlers = new LinkedHashMap<>();
    private final Tally tally = new Tally();
    private @Nullable Line line;

    Services(Ground ground) {
        this.ground = ground;
        this.edge = new Edge(ground);
    }

    <S> void add(Class<S> service, String address, S implementation) {
        Handler<Message<JsonObject>> handler =
                ProxyHandlers.of(ground.vertx(), service, edge.around(service, implementation));
        handlers.put(address, message -> handle(handler, message));
    }

    /** Completes when every node of the cluster knows. */
    Future<Void> open() {
        Line plugged = new Line(ground.context(), handlers, tally);
        line = plugged;
        return board().plug(plugged);
    }

    /** Takes no more calls; completes when those that run are done, at the latest after ten seconds. */
    Future<Void> close() {
        Line plugged = line;
        Future<Void> unplugged = plugged == null ? Future.succeededFuture() : board().unplug(plugged);
        return unplugged
                .transform(begun -> edge.idle())
                .timeout(DRAIN_SECONDS_MAX, TimeUnit.SECONDS)
                .otherwiseEmpty();
    }

    private Switchboard board() {
        return Switchboard.of(ground.vertx(), ground.domain());
    }

    private void handle(Handler<Message<JsonObject>> handler, Message<JsonObject> message) {
        String what = message.address() + " " + message.headers().get("action");
        Tally.Call call = tally.begin();
        try {
            handler.handle(
                    new GuardedMessage(message, e -> edge.answer(e, what, () -> Traces.traceOf(message.body())), call));
        } catch (RuntimeException answeredAlready) {
            // The generated handler has answered before it threw, and the answer's guard has logged.
            return;
        }
    }
}
