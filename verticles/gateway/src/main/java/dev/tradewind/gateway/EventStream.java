package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One client that watches what happens. What it does not take in time waits in a bounded buffer; what does not fit is
 * dropped, and the client is told how many that were in all.
 */
final class EventStream {
    private static final int WAITING_MAX = 500;

    private final HttpServerResponse response;
    private final EventFilter filter;
    private final Deque<EventEnvelope> waiting = new ArrayDeque<>();
    private long dropped;
    private long told;

    EventStream(HttpServerResponse response, EventFilter filter) {
        this.response = response;
        this.filter = filter;
    }

    EventFilter filter() {
        return filter;
    }

    void offer(EventEnvelope event) {
        if (!filter.takes(event)) {
            return;
        }
        // The newest are what somebody who watches wants to see.
        if (waiting.size() == WAITING_MAX) {
            waiting.removeFirst();
            dropped++;
        }
        waiting.addLast(event);
    }

    /** Sends what waits, unless the client has not yet taken what was sent before. */
    void flush() {
        if (!Streaming.isOpen(response) || response.writeQueueFull()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        if (dropped > told) {
            text.append("event: dropped\ndata: {\"dropped\":").append(dropped).append("}\n\n");
            told = dropped;
        }
        while (!waiting.isEmpty()) {
            EventEnvelope event = Redaction.of(waiting.removeFirst());
            text.append("event: event\ndata: ").append(Wire.write(event)).append("\n\n");
        }
        Streaming.write(response, text.toString());
    }

    void heartbeat() {
        Streaming.heartbeat(response);
    }

    Future<Void> end() {
        return Streaming.end(response);
    }
}
