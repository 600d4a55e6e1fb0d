package dev.tradewind.bench.load;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.LongFunction;

/** What a virtual user does once: one request or several, one after the other. */
@FunctionalInterface
public interface Journey {
    /** What came of it, for counting: {@code ok}, or another word. */
    String OK = "ok";

    /**
     * @param number counts the journeys of a run from 0
     * @return {@link #OK}, or what went otherwise in a word
     */
    Future<String> go(Connection connection, long number);

    /** Goes; what is thrown on the way is a failure like any other, with its cause. */
    default Future<String> begin(Connection connection, long number) {
        try {
            return go(connection, number);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** A journey of one request that must be answered with success. */
    static Journey of(LongFunction<Buffer> request) {
        return (connection, number) -> connection.send(request.apply(number)).map(Journey::verdict);
    }

    static String verdict(Reply reply) {
        return reply.isSuccess() ? OK : "status " + reply.status();
    }
}
