package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets so many pieces of background work run at once, so that commands always find a connection. For one event loop.
 */
final class Gate {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Ground ground;
    private int free;

    Gate(Ground ground) {
        this.ground = ground;
        this.free = Math.max(1, ground.settings().database().connections() / 2);
    }

    <T> Future<T> pass(Supplier<Future<T>> work) {
        Promise<T> promise = ground.context().promise();
        Runnable run = () -> work.get().onComplete(result -> {
            free++;
            promise.handle(result);
            next();
        });
        waiting.add(run);
        next();
        return promise.future();
    }

    private void next() {
        Runnable run = free > 0 ? waiting.poll() : null;
        if (run != null) {
            free--;
            run.run();
        }
    }
}
