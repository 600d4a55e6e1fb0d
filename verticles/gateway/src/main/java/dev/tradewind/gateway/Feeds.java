package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventFeed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The domains' logs, for reading what belongs to an order. */
final class Feeds {
    private final Vertx vertx;
    private final Map<String, EventFeed> feeds = new HashMap<>();

    Feeds(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Oldest first. */
    Future<List<EventEnvelope>> correlated(String feed, String order) {
        return feeds.computeIfAbsent(feed, f -> EventFeed.proxy(vertx, f, Calls.deadline()))
                .correlated(order)
                .map(slice -> slice.events());
    }
}
