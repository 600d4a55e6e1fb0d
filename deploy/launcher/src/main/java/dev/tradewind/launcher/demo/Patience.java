package dev.tradewind.launcher.demo;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks again for a while. Right after the start a domain may not have heard yet of what another one has just been
 * given, or may be slow to answer; every request of the demo can be repeated without harm.
 */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration MAX = Duration.ofSeconds(20);

    private final Vertx vertx;

    Patience(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Future<T> with(Supplier<Future<T>> call) {
        return attempt(call, System.nanoTime() + MAX.toNanos());
    }

    private <T> Future<T> attempt(Supplier<Future<T>> call, long deadline) {
        return call.get().recover(failure -> {
            if (!passes(failure) || System.nanoTime() > deadline) {
                return Future.failedFuture(failure);
            }
            return vertx.timer(PAUSE.toMillis()).compose(later -> attempt(call, deadline));
        });
    }

    private static boolean passes(Throwable failure) {
        Fault fault = Fault.in(failure);
        if (fault != null) {
            return fault.code().equals(CommonError.NOT_FOUND.key()) || fault.retryAfterS() != null;
        }
        // A service's own failure is a ReplyException too, with a code; these are the bus's.
        return failure instanceof ReplyException reply && reply.failureCode() < 0;
    }
}
