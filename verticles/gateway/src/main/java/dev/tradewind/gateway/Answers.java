package dev.tradewind.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers and problems, and takes their time. */
final class Answers {
    private static final Logger access = LoggerFactory.getLogger("dev.tradewind.gateway.access");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence NO_SNIFF_NAME = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    private static final Set<Integer> RETRYABLE = Set.of(429, 503);
    // The rest of a body that was refused is not read: the connection is of no further use.
    private static final Set<Integer> CLOSING = Set.of(408, 413);

    private final HttpMeters meters;
    private final boolean logEach;

    Answers(HttpMeters meters, boolean logEach) {
        this.meters = meters;
        this.logEach = logEach;
    }

    void send(Call call, Answer answer) {
        HttpServerResponse response = call.response();
        if (answer.body() != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        }
        answer.headers().forEach(response::putHeader);
        finish(call, answer.status(), answer.body() == null ? "" : answer.body());
    }

    void sendFailure(Call call, Throwable failure) {
        String logged = Problems.loggedAs(failure);
        String traceId = logged == null ? call.trace().id() : logged;
        send(call, Problems.of(failure, call.operation().id(), traceId), traceId);
    }

    void send(Call call, Problem problem) {
        send(call, problem, call.trace().id());
    }

    private void send(Call call, Problem problem, String traceId) {
        HttpServerResponse response = call.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        Long retryAfterS = problem.retryAfterS();
        if (retryAfterS != null || RETRYABLE.contains(problem.status())) {
            response.putHeader("Retry-After", Long.toString(retryAfterS == null ? 1 : retryAfterS));
        }
        if (CLOSING.contains(problem.status())) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        finish(call, problem.status(), problem.json(call.request().path(), traceId));
    }

    private void finish(Call call, int status, String body) {
        HttpServerResponse response = call.response();
        measure(call, status);
        if (response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader(NO_SNIFF_NAME, NO_SNIFF)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .putHeader(TRACEPARENT, call.trace().traceparent());
        // Whether it arrived is the client's to know; there is nobody to tell.
        Future<Void> unused = response.end(Compression.of(call.request(), Buffer.buffer(body)))
                .onSuccess(written -> {
                    if (CLOSING.contains(status) && call.request().version() != HttpVersion.HTTP_2) {
                        Future<Void> closed = call.request().connection().close();
                    }
                });
    }

    private void measure(Call call, int status) {
        long nanos = System.nanoTime() - call.startedNanos();
        meters.record(call.operation().id(), status, nanos);
        if (logEach) {
            access.info(
                    "{} {} {} {} us [{}]",
                    call.request().method(),
                    call.request().path(),
                    status,
                    nanos / 1_000,
                    call.trace().id());
        }
    }
}
