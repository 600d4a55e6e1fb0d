package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a domain serves on the bus. */
final class Services {
    private static final long DRAIN_SECONDS_MAX = 10;

    private final Ground ground;
    private final Edge edge;
    private final List<Supplier<MessageConsumer<JsonObject>>> registrations = new ArrayList<>();
    private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();

    Services(Ground ground) {
        this.ground = ground;
        this.edge = new Edge(ground);
    }

    <S> void add(Class<S> service, String address, S implementation) {
        Handler<Message<JsonObject>> handler =
                ProxyHandlers.of(ground.vertx(), service, edge.around(service, implementation));
        registrations.add(() -> ground.vertx().eventBus().consumer(address, message -> handle(handler, message)));
    }

    /** Completes when every node of the cluster knows. */
    Future<Void> open() {
        registrations.forEach(registration -> consumers.add(registration.get()));
        return Future.join(consumers.stream().map(MessageConsumer::completion).toList())
                .mapEmpty();
    }

    /** Takes no more calls; completes when those that run are done, at the latest after ten seconds. */
    Future<Void> close() {
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
                .transform(unregistered -> edge.idle())
                .timeout(DRAIN_SECONDS_MAX, TimeUnit.SECONDS)
                .otherwiseEmpty();
    }

    private void handle(Handler<Message<JsonObject>> handler, Message<JsonObject> message) {
        String what = message.address() + " " + message.headers().get("action");
        try {
            handler.handle(new GuardedMessage(message, e -> edge.presentable(e, what, Traces.fresh())));
        } catch (RuntimeException answeredAlready) {
            // The generated handler has answered before it threw, and the answer's guard has logged.
            return;
        }
    }
}
