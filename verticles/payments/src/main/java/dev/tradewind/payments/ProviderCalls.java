package dev.tradewind.payments;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** HTTP calls to one provider, each with a deadline and none ever failing. */
final class ProviderCalls {
    /** What came back. */
    sealed interface Reply {
        record Got(int status, String body) implements Reply {}

        /** Nothing in time, or nothing whole: the call may have been executed. */
        record Silence(String why) implements Reply {}
    }

    private final String provider;
    private final Duration deadline;

    ProviderCalls(String provider, Duration deadline) {
        this.provider = provider;
        this.deadline = deadline;
    }

    /** @param send how the prepared request leaves */
    Future<Reply> call(
            String operation,
            HttpRequest<Buffer> request,
            Function<HttpRequest<Buffer>, Future<HttpResponse<Buffer>>> send) {
        long start = System.nanoTime();
        return send.apply(request.timeout(deadline.toMillis()))
                .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .map(ProviderCalls::got)
                .recover(failure -> Future.succeededFuture(new Reply.Silence(why(failure))))
                .onSuccess(reply -> measure(operation, reply, System.nanoTime() - start));
    }

    private static Reply got(HttpResponse<Buffer> response) {
        String body = response.bodyAsString();
        return new Reply.Got(response.statusCode(), body == null ? "" : body);
    }

    private static String why(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private void measure(String operation, Reply reply, long nanos) {
        String outcome =
                switch (reply) {
                    case Reply.Got got -> got.status() / 100 + "xx";
                    case Reply.Silence silence -> "silence";
                };
        Metrics.timer("tradewind.payments.provider", "provider", provider, "operation", operation, "outcome", outcome)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
