package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import io.vertx.core.Future;

/** What a domain does about another domain's events. */
@FunctionalInterface
public interface Reaction<E extends Event> {
    /**
     * Takes a batch in effect, in the transaction that also commits the cursor: SQL and outgoing events only, never a
     * call to somebody else. The same events come again after a rollback, in the same or in smaller batches, and
     * after a replay.
     */
    Future<Outcome> on(Batch<E> batch, Tx tx);
}
