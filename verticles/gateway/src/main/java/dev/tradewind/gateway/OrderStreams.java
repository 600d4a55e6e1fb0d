package dev.tradewind.gateway;

import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Live news of orders, as server-sent events. A stream stays open after its order is final: a refund may follow. It
 * is the client's to end it.
 */
final class OrderStreams {
    // Each stream looks once in so many ticks: all at once would be a burst of thousands of calls.
    private static final int SLICES = 10;

    private final Vertx vertx;
    private final OrdersService orders;
    private final Feeds feeds;
    private final Patience patience;
    private final Admission admission;
    private final int max;
    private final Map<String, Set<OrderStream>> streams = new HashMap<>();
    private final long heartbeat;
    private final long poll;
    private int open;
    private int ticks;

    OrderStreams(Vertx vertx, Services services, Feeds feeds, Admission admission, GatewayConfig.Streams config) {
        this.vertx = vertx;
        this.orders = services.orders();
        this.feeds = feeds;
        this.patience = new Patience(vertx);
        this.admission = admission;
        this.max = config.max();
        this.heartbeat = vertx.setPeriodic(config.heartbeat().toMillis(), t -> each(OrderStream::heartbeat));
        this.poll = vertx.setPeriodic(Math.max(1, config.poll().toMillis() / SLICES), t -> look());
    }

    Future<Answer> open(Call call) {
        OrderId order = call.id("order_id", OrderId::new);
        String token = call.query("cart_token");
        Access access = token == null ? call.access() : new Access(call.actor(), token);
        return patience.repeatable(() -> orders.order(order, access)).map(permitted -> {
            begin(call, order);
            return Answer.TAKEN_OVER;
        });
    }

    void hint(String feed, String subject) {
        Set<OrderStream> following = streams.get(subject);
        if (following != null) {
            following.forEach(stream -> stream.news(feed));
        }
    }

    int open() {
        return open;
    }

    Future<Void> close() {
        vertx.cancelTimer(heartbeat);
        vertx.cancelTimer(poll);
        return Future.join(streams.values().stream()
                        .flatMap(Set::stream)
                        .map(OrderStream::end)
                        .toList())
                .mapEmpty();
    }

    private void begin(Call call, OrderId order) {
        // Many may have been permitted since any of them asked.
        if (open >= max) {
            throw Fault.passing(CommonError.UNAVAILABLE, "Too many follow their orders already.", 5);
        }
        admission.release(call);
        HttpServerResponse response = Streaming.begin(call);
        OrderStream stream = new OrderStream(response, order.value(), feeds, call.header("Last-Event-ID"));
        streams.computeIfAbsent(order.value(), o -> new HashSet<>()).add(stream);
        open++;
        call.onGone(() -> end(stream));
        response.exceptionHandler(broken -> end(stream));
        // Something must go out at once, so that the client knows that the stream is open.
        stream.heartbeat();
        stream.news();
    }

    private void look() {
        int slice = Math.floorMod(ticks++, SLICES);
        each(stream -> {
            if (Math.floorMod(stream.order().hashCode(), SLICES) == slice) {
                stream.news();
            }
        });
    }

    private void end(OrderStream stream) {
        Set<OrderStream> following = streams.get(stream.order());
        if (following != null && following.remove(stream)) {
            open--;
            if (following.isEmpty()) {
                streams.remove(stream.order());
            }
        }
    }

    private void each(Consumer<OrderStream> action) {
        List.copyOf(streams.values())
                .forEach(following -> List.copyOf(following).forEach(action));
    }
}
