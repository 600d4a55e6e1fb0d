package dev.tradewind.chassis;

import io.vertx.core.Future;
import java.util.List;

/** What happens when tasks of a kind fall due. */
@FunctionalInterface
public interface DueHandler {
    /**
     * Runs in the transaction that removes the tasks: SQL and outgoing events only. A failure leaves them for later.
     */
    Future<Void> on(List<Task> due, Tx tx);
}
