package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What passes is waited for; anything else is the event's own fault and gets it parked. */
class FailuresTest {
    @Test
    void whatIsTheDatabasesTroubleSaysNothingAboutTheEvent() {
        Stream.of("53100", "53200", "53300", "58030", "57P01", "57P03", "25P03", "25006", "55P03", "08006", "40P01")
                .forEach(state ->
                        assertThat(Failures.isPassing(sql(state))).as(state).isTrue());
        assertThat(Failures.isPassing(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(Failures.isPassing(new IOException("reset"))).isTrue();
    }

    @Test
    void whatIsTheConnectionsTroubleDoesNotEither() {
        Stream.of("Pending requests failed to be sent due to connection has been closed.", "Pool closed")
                .forEach(text -> assertThat(Failures.isPassing(VertxException.noStackTrace(text)))
                        .as(text)
                        .isTrue());
        Throwable noConnectionInTime = Future.failedFuture("Timeout").cause();
        assertThat(Failures.isPassing(noConnectionInTime)).isTrue();
    }

    @Test
    void whatTheDatabaseRefusesIsNoPassingMatter() {
        Stream.of("23505", "23514", "22P02", "42703")
                .forEach(state ->
                        assertThat(Failures.isPassing(sql(state))).as(state).isFalse());
        assertThat(Failures.isPassing(new IllegalStateException("a bug"))).isFalse();
    }

    private static PgException sql(String state) {
        return new PgException("it went wrong", "ERROR", state, "");
    }
}
