package dev.tradewind.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** How an answer of server-sent events begins, goes on and ends. */
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

    /** Whether there is still somebody to write to. */
    static boolean isOpen(HttpServerResponse response) {
        return !response.closed() && !response.ended();
    }

    /** Nothing when the client has gone, or the gateway has ended the stream. */
    static void write(HttpServerResponse response, String text) {
        if (!text.isEmpty() && isOpen(response)) {
            Future<Void> unused = response.write(text);
        }
    }

    /** A line that says nothing, so that the connection is not taken for dead. */
    static void heartbeat(HttpServerResponse response) {
        if (!response.writeQueueFull()) {
            write(response, ": \n\n");
        }
    }

    static Future<Void> end(HttpServerResponse response) {
        return isOpen(response) ? response.end() : Future.succeededFuture();
    }
}
