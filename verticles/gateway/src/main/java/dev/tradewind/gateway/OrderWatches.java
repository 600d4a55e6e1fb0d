package dev.tradewind.gateway;

import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Waits for orders to become something. Whoever waits has been let in by the cart that became the order. */
final class OrderWatches {
    // The hint of the outcome may have come before anybody waited; mostly it comes soon after.
    private static final long FIRST_LOOK_MS = 100;

    private final Vertx vertx;
    private final OrdersService orders;
    private final long pollMs;
    private final Map<String, OrderWatch> watches = new HashMap<>();
    private int waiting;
    private boolean closing;

    OrderWatches(Vertx vertx, OrdersService orders, GatewayConfig.Checkout config) {
        this.vertx = vertx;
        this.orders = orders;
        this.pollMs = config.poll().toMillis();
    }

    /** Somebody who waits, and who may stop. */
    record Waiting(Future<OrderWatch.Waited> outcome, Runnable stop) {}

    /**
     * @param known the order has been there for a while, so that looking at once makes sense
     * @param ms how long to wait at most
     */
    Waiting until(OrderId id, boolean known, Predicate<OrderView> enough, long ms) {
        if (closing) {
            return new Waiting(Future.succeededFuture(new OrderWatch.Waited(null, false)), () -> {});
        }
        OrderWatch watch = watches.computeIfAbsent(id.value(), this::open);
        waiting++;
        Future<OrderWatch.Waited> outcome = watch.await(enough, known ? 0 : FIRST_LOOK_MS);
        long timer = vertx.setTimer(Math.max(1, ms), late -> watch.giveUp(outcome));
        Future<OrderWatch.Waited> ended = outcome.onComplete(done -> {
            waiting--;
            vertx.cancelTimer(timer);
        });
        return new Waiting(ended, () -> watch.giveUp(outcome));
    }

    void hint(String subject) {
        OrderWatch watch = watches.get(subject);
        if (watch != null) {
            watch.hint();
        }
    }

    int waiting() {
        return waiting;
    }

    /** Everybody gets what is known by now, and nobody waits any more. */
    void close() {
        closing = true;
        List.copyOf(watches.values()).forEach(OrderWatch::giveUpAll);
    }

    private OrderWatch open(String id) {
        OrderId order = new OrderId(id);
        // Who stops late must not take away the watch that others have opened since.
        return new OrderWatch(
                vertx, pollMs, () -> orders.order(order, Access.SYSTEM), watch -> watches.remove(id, watch));
    }
}
