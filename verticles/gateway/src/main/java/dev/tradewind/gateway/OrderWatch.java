package dev.tradewind.gateway;

import dev.tradewind.contracts.orders.OrderView;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All who wait for one order. There is one look at it at a time, and a little time between two looks, however many
 * wait and however many hints come.
 */
final class OrderWatch {
    private static final long PAUSE_MS = 8;
    private static final long POLL_MS_MAX = 500;
    private static final long NEVER = -1;

    private final Vertx vertx;
    private final Supplier<Future<OrderView>> order;
    private final Consumer<OrderWatch> whenLeft;
    private final List<Waiter> waiters = new ArrayList<>(2);
    private @Nullable OrderView last;
    private boolean looking;
    private boolean again;
    private long pollMs;
    private long lookedAtNanos = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);
    private long timer = NEVER;
    private long dueAtNanos;

    /** @param whenLeft is told when nobody waits any more */
    OrderWatch(Vertx vertx, long pollMs, Supplier<Future<OrderView>> order, Consumer<OrderWatch> whenLeft) {
        this.vertx = vertx;
        this.order = order;
        this.whenLeft = whenLeft;
        this.pollMs = pollMs;
    }

    private record Waiter(Predicate<OrderView> enough, Promise<Waited> promise) {}

    /**
     * How waiting ended.
     *
     * @param order as it was last seen; null when it was not seen at all
     * @param inTime it became what was waited for
     */
    record Waited(@Nullable OrderView order, boolean inTime) {}

    /** @param lookInMs when to look at the latest */
    Future<Waited> await(Predicate<OrderView> enough, long lookInMs) {
        Waiter waiter = new Waiter(enough, Promise.promise());
        waiters.add(waiter);
        lookIn(lookInMs);
        return waiter.promise().future();
    }

    /** Lets one go who has waited in vain. */
    void giveUp(Future<Waited> waiting) {
        release(waiter -> waiter.promise().future() == waiting, new Waited(last, false));
        boolean unused = leaveIfAlone();
    }

    void giveUpAll() {
        release(waiter -> true, new Waited(last, false));
        boolean unused = leaveIfAlone();
    }

    // Whoever is let go may come back at once, to wait for something else: the list must be in order by then.
    private void release(Predicate<Waiter> which, Waited how) {
        List<Waiter> released = waiters.stream().filter(which).toList();
        waiters.removeAll(released);
        released.forEach(waiter -> waiter.promise().complete(how));
    }

    /** There may be news. */
    void hint() {
        if (looking) {
            again = true;
        } else {
            long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lookedAtNanos);
            lookIn(Math.max(0, PAUSE_MS - since));
        }
    }

    private void lookIn(long ms) {
        if (looking) {
            again |= ms == 0;
            return;
        }
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        if (timer != NEVER) {
            if (dueAtNanos - due <= 0) {
                return;
            }
            vertx.cancelTimer(timer);
            timer = NEVER;
        }
        if (ms == 0) {
            look();
        } else {
            dueAtNanos = due;
            timer = vertx.setTimer(ms, fired -> look());
        }
    }

    private void look() {
        timer = NEVER;
        looking = true;
        again = false;
        Future<OrderView> unused = order.get().onSuccess(this::tell).onComplete(done -> next());
    }

    private void tell(OrderView seen) {
        last = seen;
        release(waiter -> waiter.enough().test(seen), new Waited(seen, true));
    }

    private void next() {
        looking = false;
        lookedAtNanos = System.nanoTime();
        if (leaveIfAlone()) {
            return;
        }
        // "Not found" and "not possible now" both mean: not yet.
        lookIn(again ? PAUSE_MS : pollMs);
        pollMs = Math.min(POLL_MS_MAX, pollMs + pollMs / 2);
    }

    private boolean leaveIfAlone() {
        if (!waiters.isEmpty() || looking) {
            return false;
        }
        if (timer != NEVER) {
            vertx.cancelTimer(timer);
            timer = NEVER;
        }
        whenLeft.accept(this);
        return true;
    }
}
