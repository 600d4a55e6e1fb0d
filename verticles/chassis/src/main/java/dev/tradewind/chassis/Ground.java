package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What every part of one domain has in common.
 *
 * @param resources where the domain's own resources are found
 */
record Ground(Vertx vertx, ContextInternal context, String domain, DomainSettings settings, ClassLoader resources) {
    static Ground of(Vertx vertx, String domain, DomainSettings settings, ClassLoader resources) {
        ContextInternal context = ((VertxInternal) vertx).getOrCreateContext();
        if (context.threadingModel() != ThreadingModel.EVENT_LOOP) {
            throw new IllegalStateException("the domain " + domain + " must be opened on an event loop");
        }
        return new Ground(vertx, context, domain, settings, resources);
    }

    /** Does it on the domain's event loop: at once when already there. */
    <T> Future<T> onLoop(Supplier<Future<T>> action) {
        if (context.inThread()) {
            return action.get();
        }
        Promise<T> promise = context.promise();
        context.runOnContext(v -> action.get().onComplete(promise));
        return promise.future();
    }

    /** Completes after the pause, on the domain's event loop. */
    Future<Void> pause(Duration length) {
        Promise<Void> promise = context.promise();
        long unused = context.setTimer(Math.max(1, length.toMillis()), id -> promise.complete());
        return promise.future();
    }
}
