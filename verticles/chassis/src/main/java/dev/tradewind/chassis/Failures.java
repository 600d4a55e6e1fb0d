package dev.tradewind.chassis;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** What kind of failure it is. */
final class Failures {
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    // Lock timeout; a session that the server ended; a server that is shutting down, starting, or not yet the first.
    private static final Set<String> PASSING = Set.of("55P03", "25P03", "57P01", "57P02", "57P03", "57P05", "25006");
    // No connection; no memory, no disk space, too many connections; the operating system fails the server.
    private static final List<String> PASSING_CLASSES = List.of("08", "53", "58");

    // The client has no types for these; it uses the same class for wrong parameters. "Pending requests" are those that
    // waited until the statement before them was prepared, as a commit does; "Timeout" is that of getting a connection.
    private static final List<String> CONNECTION_TROUBLE = List.of(
            "Connection is not active",
            "Connection pool reached max wait queue size",
            "Failed to read any response",
            "Pending requests failed to be sent",
            "Pool closed",
            "Timeout");

    private Failures() {}

    /** A deadlock's victim or a serialization failure: nothing was done, the same again will work. */
    static boolean isConflict(Throwable failure) {
        return failure instanceof PgException pg && CONFLICTS.contains(pg.getSqlState());
    }

    /** The transaction had failed before this statement. */
    static boolean isAftermath(Throwable failure) {
        return failure instanceof PgException pg && "25P02".equals(pg.getSqlState());
    }

    /** Says nothing about what was asked, only about the moment. */
    static boolean isPassing(Throwable failure) {
        if (failure instanceof PgException pg) {
            String state = String.valueOf(pg.getSqlState());
            return CONFLICTS.contains(state)
                    || PASSING.contains(state)
                    || PASSING_CLASSES.stream().anyMatch(state::startsWith);
        }
        return failure instanceof ClosedConnectionException
                || failure instanceof IOException
                || failure instanceof TimeoutException
                || isConnectionTrouble(failure);
    }

    private static boolean isConnectionTrouble(Throwable failure) {
        boolean clients = failure instanceof VertxException || failure instanceof NoStackTraceThrowable;
        String message = clients ? failure.getMessage() : null;
        return message != null && CONNECTION_TROUBLE.stream().anyMatch(message::startsWith);
    }

    /** For an operator's eyes: the kind and the text, bounded. */
    static String describe(Throwable failure) {
        if (failure instanceof Delivery.Unfinished unfinished) {
            return String.valueOf(unfinished.getMessage());
        }
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return text.length() > 2000 ? text.substring(0, 2000) : text;
    }
}
