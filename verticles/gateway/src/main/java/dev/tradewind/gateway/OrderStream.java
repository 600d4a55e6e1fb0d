package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One client that follows one order. Each feed's events of an order are only ever appended to, so that how many of
 * each were sent says where to go on: that is the event id, such as {@code 4-2-1}.
 */
final class OrderStream {
    private final HttpServerResponse response;
    private final String order;
    private final Feeds feeds;
    private final int[] sent = new int[OrderHints.FEEDS.size()];
    private final Set<Integer> stale = new HashSet<>();
    private boolean reading;

    OrderStream(HttpServerResponse response, String order, Feeds feeds, @Nullable String lastEventId) {
        this.response = response;
        this.order = order;
        this.feeds = feeds;
        resume(lastEventId);
    }

    private record Unsent(int feed, EventEnvelope event) {}

    String order() {
        return order;
    }

    /** There may be news in all feeds. */
    void news() {
        for (int i = 0; i < sent.length; i++) {
            stale.add(i);
        }
        read();
    }

    void news(String feed) {
        stale.add(OrderHints.FEEDS.indexOf(feed));
        read();
    }

    void heartbeat() {
        Streaming.heartbeat(response);
    }

    Future<Void> end() {
        return Streaming.end(response);
    }

    private void read() {
        if (reading || stale.isEmpty() || !Streaming.isOpen(response)) {
            return;
        }
        if (response.writeQueueFull()) {
            // A client that does not keep up gets the rest when it has taken what is under way.
            response.drainHandler(drained -> read());
            return;
        }
        reading = true;
        List<Integer> wanted = List.copyOf(stale);
        stale.clear();
        List<Future<List<Unsent>>> reads = wanted.stream().map(this::unsent).toList();
        Future<Void> unused = Future.join(reads)
                .onComplete(done -> {
                    reading = false;
                    send(reads.stream()
                            .filter(Future::succeeded)
                            .map(Future::result)
                            .toList());
                    read();
                })
                .mapEmpty();
    }

    /** A feed that does not answer now is asked again by the next poll. */
    private Future<List<Unsent>> unsent(int feed) {
        return feeds.correlated(OrderHints.FEEDS.get(feed), order).map(events -> events.stream()
                .skip(sent[feed])
                .map(e -> new Unsent(feed, e))
                .toList());
    }

    private void send(List<List<Unsent>> read) {
        List<Unsent> all = new ArrayList<>();
        read.forEach(all::addAll);
        // Stable, so that events of one feed keep their order.
        all.sort(Comparator.comparing(unsent -> unsent.event().time()));
        StringBuilder text = new StringBuilder();
        for (Unsent unsent : all) {
            sent[unsent.feed()]++;
            OrderNews news = OrderNews.of(unsent.event(), order);
            if (news != null) {
                text.append("id: ").append(id());
                text.append("\nevent: ").append(news.name());
                text.append("\ndata: ").append(Wire.write(news)).append("\n\n");
            }
        }
        Streaming.write(response, text.toString());
    }

    private String id() {
        StringBuilder id = new StringBuilder();
        for (int count : sent) {
            id.append(id.isEmpty() ? "" : "-").append(count);
        }
        return id.toString();
    }

    private void resume(@Nullable String lastEventId) {
        String[] counts = lastEventId == null ? new String[0] : lastEventId.split("-", -1);
        if (counts.length != sent.length) {
            return;
        }
        for (int i = 0; i < sent.length; i++) {
            sent[i] = counts[i].matches("\\d{1,6}") ? Integer.parseInt(counts[i]) : 0;
        }
    }
}
