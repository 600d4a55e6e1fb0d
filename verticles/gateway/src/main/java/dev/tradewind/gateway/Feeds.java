package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.HistoryQuery;
import dev.tradewind.contracts.shared.HistorySlice;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The domains' logs, for reading. */
final class Feeds {
    private final Vertx vertx;
    private final Map<String, EventFeed> feeds = new HashMap<>();

    Feeds(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Oldest first. */
    Future<List<EventEnvelope>> correlated(String feed, String order) {
        return of(feed).correlated(order).map(slice -> slice.events());
    }

    /** Newest first. */
    Future<HistorySlice> history(String feed, HistoryQuery query) {
        return of(feed).history(query);
    }

    EventFeed of(String feed) {
        return feeds.computeIfAbsent(feed, f -> EventFeed.proxy(vertx, f, Calls.deadline()));
    }
}
