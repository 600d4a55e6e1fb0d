package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CallContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.serviceproxy.ServiceException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks again, a few times and with growing pauses, when a domain was not there: it may be moving to another node.
 * Nobody there and "discarded" mean that nothing was done, so that anything may be asked again; a timeout means
 * nothing of the kind, so that only what does no harm twice is.
 */
final class Patience {
    private static final int TRIES_MAX = 4;
    private static final int TIMEOUTS_MAX = 1;
    private static final int PAUSE_MS = 25;

    private final Vertx vertx;

    Patience(Vertx vertx) {
        this.vertx = vertx;
    }

    /** A read, or a command that is idempotent by nature. */
    <T> Future<T> repeatable(Supplier<Future<T>> call) {
        return attempt(call, true, 1);
    }

    /** A command: repeatable when it carries an idempotency key. */
    <T> Future<T> command(CallContext context, Supplier<Future<T>> call) {
        return attempt(call, context.idempotencyKey() != null, 1);
    }

    /** Something idempotent that somebody waits for so long: asked for as often as it takes. */
    <T> Future<T> within(long ms, Supplier<Future<T>> call) {
        return Insisting.on(vertx, call, ms);
    }

    private <T> Future<T> attempt(Supplier<Future<T>> call, boolean repeatable, int attempt) {
        Future<T> answer = call.get();
        if (answer.succeeded()) {
            return answer;
        }
        return answer.recover(failure -> {
            boolean again = attempt < TRIES_MAX
                    && (wasNotDone(failure) || repeatable && isTimeout(failure) && attempt <= TIMEOUTS_MAX);
            if (!again) {
                return Future.failedFuture(failure);
            }
            long pause = PAUSE_MS * (1L << attempt) / 2;
            return vertx.timer(pause + ThreadLocalRandom.current().nextLong(pause), TimeUnit.MILLISECONDS)
                    .compose(fired -> attempt(call, repeatable, attempt + 1));
        });
    }

    private static boolean wasNotDone(Throwable failure) {
        if (!(failure instanceof ReplyException reply) || failure instanceof ServiceException) {
            return false;
        }
        String text = reply.getMessage();
        return reply.failureType() == ReplyFailure.NO_HANDLERS || text != null && text.startsWith("Discarded");
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof ReplyException reply
                && !(failure instanceof ServiceException)
                && reply.failureType() == ReplyFailure.TIMEOUT;
    }
}
