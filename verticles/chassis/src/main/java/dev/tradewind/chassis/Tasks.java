package dev.tradewind.chassis;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import java.util.List;

/** Durable timers and work of a domain. A task survives crashes and is begun on any node that runs the domain. */
public final class Tasks {
    /** Schedules with the transaction's commit. A task of the same kind and key is moved to the new time and payload. */
    public Future<Void> schedule(Tx tx, List<Task> tasks) {
        throw new UnsupportedOperationException();
    }

    /** Takes tasks back; those being worked on at this moment are finished once more and then forgotten. */
    public Future<Void> cancel(Tx tx, String kind, List<String> keys) {
        throw new UnsupportedOperationException();
    }

    /** Registers what happens when tasks of this kind fall due; to be called before the domain starts. */
    @CanIgnoreReturnValue
    public Tasks onDue(String kind, DueHandler handler) {
        throw new UnsupportedOperationException();
    }

    /** Registers who works on tasks of this kind, at most so many at once here; to be called before the domain starts. */
    @CanIgnoreReturnValue
    public Tasks onWork(String kind, int concurrency, Worker worker) {
        throw new UnsupportedOperationException();
    }
}
