package dev.tradewind.chassis;

import io.vertx.core.Future;

/** Does work that reaches outside the database, such as a call to a payment provider. */
@FunctionalInterface
public interface Worker {
    /**
     * Runs under a lease and outside any transaction. The same task may be worked on again when the lease ran out or
     * the process died, so the work itself must be idempotent (carry the task's key). A failed future is a retry with
     * backoff.
     */
    Future<Completion> on(Task task);
}
