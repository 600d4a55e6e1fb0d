package dev.tradewind.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** How an answer of server-sent events begins. */
final class Streaming {
    private Streaming() {}

    static HttpServerResponse begin(Call call) {
        return call.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Accel-Buffering", "no")
                .putHeader("traceparent", call.trace().traceparent());
    }
}
