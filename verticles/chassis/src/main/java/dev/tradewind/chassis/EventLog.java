package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import io.vertx.core.Future;
import java.util.List;

/** The domain's own log: table {@code events}, which others read through its feed. */
public final class EventLog<E extends Event> {
    /**
     * Appends in this order, in the transaction that changes state, after the subject's row is locked. Readers are told after the
     * commit.
     */
    public Future<Void> append(Tx tx, List<Outgoing<E>> events) {
        throw new UnsupportedOperationException();
    }

    /** An event for a command that is a single statement and appends by itself; see {@link Stamped}. */
    public Stamped stamp(Outgoing<E> event) {
        throw new UnsupportedOperationException();
    }

    /** Tells readers about events that such a statement has committed. */
    public void hint(Stamped... committed) {
        throw new UnsupportedOperationException();
    }
}
