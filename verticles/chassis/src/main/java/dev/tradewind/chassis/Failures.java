package dev.tradewind.chassis;

import io.vertx.core.VertxException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** What kind of failure it is. */
final class Failures {
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    // Lock timeout, server shutting down or starting, too many connections, session ended for being idle in a
    // transaction.
    private static final Set<String> PASSING = Set.of("55P03", "57P01", "57P02", "57P03", "53300", "25P03");

    private Failures() {}

    /** A deadlock's victim or a serialization failure: nothing was done, the same again will work. */
    static boolean isConflict(Throwable failure) {
        return failure instanceof PgException pg && CONFLICTS.contains(pg.getSqlState());
    }

    /** Says nothing about what was asked, only about the moment. */
    static boolean isPassing(Throwable failure) {
        if (failure instanceof PgException pg) {
            String state = pg.getSqlState();
            return CONFLICTS.contains(state) || PASSING.contains(state) || state.startsWith("08");
        }
        boolean connection = failure instanceof VertxException && !(failure instanceof ReplyException);
        return connection || failure instanceof IOException || failure instanceof TimeoutException;
    }

    /** For an operator's eyes: the kind and the text, bounded. */
    static String describe(Throwable failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return text.length() > 2000 ? text.substring(0, 2000) : text;
    }
}
