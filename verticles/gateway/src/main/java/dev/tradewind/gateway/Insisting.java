package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Asks for something idempotent until a time is over. Whoever does not answer for a while may be gone, or only slow: it
 * is asked once more, perhaps elsewhere, and the first answer to come counts. Used on one event loop.
 */
final class Insisting<T> {
    private static final int OPEN_MAX = 2;
    private static final int PAUSE_MS_MAX = 500;
    private static final long NONE = -1;

    private final Vertx vertx;
    private final Supplier<Future<T>> call;
    private final long patienceMs;
    private final Promise<T> answer = Promise.promise();
    private int open;
    private int pauseMs = 25;
    private long next = NONE;

    private Insisting(Vertx vertx, Supplier<Future<T>> call, long patienceMs) {
        this.vertx = vertx;
        this.call = call;
        this.patienceMs = patienceMs;
    }

    /** Fails with {@code unavailable} when there is no answer by then; whether anything was done is not known. */
    static <T> Future<T> on(Vertx vertx, Supplier<Future<T>> call, long ms) {
        Insisting<T> insisting = new Insisting<>(vertx, call, Math.max(1, ms));
        long end = vertx.setTimer(insisting.patienceMs, over -> insisting.giveUp());
        insisting.ask();
        return insisting.answer.future().onComplete(done -> {
            vertx.cancelTimer(end);
            vertx.cancelTimer(insisting.next);
        });
    }

    private void ask() {
        open++;
        // Before the call: its answer may be there at once.
        next = open < OPEN_MAX ? vertx.setTimer(slow(), silent -> ask()) : NONE;
        Future<T> unused = call.get().onComplete(this::hear);
    }

    private long slow() {
        return Math.max(1, Math.min(Calls.DEADLINE_MS, patienceMs * 2 / 5));
    }

    private void hear(AsyncResult<T> heard) {
        open--;
        if (heard.succeeded()) {
            answer.tryComplete(heard.result());
        } else if (!isOfTheMoment(heard.cause())) {
            answer.tryFail(heard.cause());
        } else if (!answer.future().isComplete()) {
            vertx.cancelTimer(next);
            int pause = pauseMs + ThreadLocalRandom.current().nextInt(pauseMs);
            pauseMs = Math.min(PAUSE_MS_MAX, 2 * pauseMs);
            next = vertx.setTimer(pause, rested -> ask());
        }
    }

    private void giveUp() {
        answer.tryFail(Fault.passing(
                CommonError.UNAVAILABLE, "There was no answer in time; to ask for the same again does no harm.", 1));
    }

    /** It says nothing about what was asked, only about who was asked, and when. */
    private static boolean isOfTheMoment(Throwable failure) {
        Fault fault = Fault.in(failure);
        return fault == null ? Problems.isAbsence(failure) : fault.code().equals(CommonError.UNAVAILABLE.key());
    }
}
