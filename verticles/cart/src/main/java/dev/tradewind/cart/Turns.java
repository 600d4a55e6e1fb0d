package dev.tradewind.cart;

import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Changes of one cart, one after the other, so that they need not be tried again. Used on one event loop only. */
final class Turns {
    private static final int WAITING_MAX = 100;

    private final Map<CartId, Queue> queues = new HashMap<>();

    private record Queue(Future<?> last, int length) {}

    <T> Future<T> take(CartId cart, Supplier<Future<T>> work) {
        Queue before = queues.get(cart);
        if (before != null && before.length() >= WAITING_MAX) {
            return Future.failedFuture(
                    Fault.passing(CommonError.RATE_LIMITED, "Too many changes of this cart are under way.", 1));
        }
        Future<T> turn = before == null ? work.get() : before.last().transform(whateverCameOfIt -> work.get());
        queues.put(cart, new Queue(turn, before == null ? 1 : before.length() + 1));
        return turn.onComplete(done -> leave(cart, turn));
    }

    private void leave(CartId cart, Future<?> turn) {
        Queue now = queues.get(cart);
        if (now == null || now.last() == turn) {
            queues.remove(cart);
        } else {
            queues.put(cart, new Queue(now.last(), now.length() - 1));
        }
    }
}
