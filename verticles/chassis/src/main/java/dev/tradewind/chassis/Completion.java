package dev.tradewind.chassis;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Function;

/** How a piece of work ended. */
public sealed interface Completion {
    /** The effects, committed together with the task's removal. They are dropped when another worker has taken over. */
    record Done(Function<Tx, Future<Void>> effects) implements Completion {}

    /** Once more after a pause. */
    record Retry(Duration after) implements Completion {}

    static Completion done(Function<Tx, Future<Void>> effects) {
        return new Done(effects);
    }

    static Completion done() {
        return new Done(tx -> Future.succeededFuture());
    }

    static Completion retry(Duration after) {
        return new Retry(after);
    }
}
