package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/** Repeats a step; each time from the event loop, because a chain of composed futures would grow the stack. */
final class Loop {
    private Loop() {}

    /** As long as the step says true. */
    static Future<Void> during(Ground ground, Supplier<Future<Boolean>> step) {
        Promise<Void> promise = ground.context().promise();
        turn(ground, step, promise);
        return promise.future();
    }

    private static void turn(Ground ground, Supplier<Future<Boolean>> step, Promise<Void> promise) {
        step.get().onComplete(result -> {
            if (result.failed()) {
                promise.fail(result.cause());
            } else if (result.result()) {
                ground.context().runOnContext(v -> turn(ground, step, promise));
            } else {
                promise.complete();
            }
        });
    }
}
