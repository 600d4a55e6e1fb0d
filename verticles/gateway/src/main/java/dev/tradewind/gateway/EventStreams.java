package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Clients that watch what happens in all domains. However many there are, each log that somebody wants to see is read
 * once, and none while nobody watches.
 */
final class EventStreams {
    private static final int MAX = 20;
    private static final long LOOK_MS = 500;
    private static final int HEARTBEAT_LOOKS = 30;

    private final Vertx vertx;
    private final Feeds feeds;
    private final Admission admission;
    private final List<String> domains;
    private final Set<EventStream> streams = new LinkedHashSet<>();
    private final Map<String, EventTail> tails = new HashMap<>();
    private final long timer;
    private int looks;

    EventStreams(Vertx vertx, Feeds feeds, Admission admission, List<String> domains) {
        this.vertx = vertx;
        this.feeds = feeds;
        this.admission = admission;
        this.domains = domains;
        this.timer = vertx.setPeriodic(LOOK_MS, tick -> look());
    }

    void into(HandlingTable table) {
        table.on("followEvents", call -> {
            begin(call);
            return Future.succeededFuture(Answer.TAKEN_OVER);
        });
    }

    Future<Void> close() {
        boolean unused = vertx.cancelTimer(timer);
        return Future.join(List.copyOf(streams).stream().map(EventStream::end).toList())
                .mapEmpty();
    }

    private void begin(Call call) {
        if (streams.size() >= MAX) {
            throw Fault.passing(CommonError.UNAVAILABLE, "Too many watch already.", 5);
        }
        admission.release(call);
        HttpServerResponse response = Streaming.begin(call);
        EventStream stream = new EventStream(response, EventFilter.of(call));
        streams.add(stream);
        call.onGone(() -> streams.remove(stream));
        response.exceptionHandler(broken -> streams.remove(stream));
        // Something must go out at once, so that the client knows that the stream is open.
        stream.heartbeat();
        look();
    }

    private void look() {
        Set<String> watched = watched();
        tails.keySet().retainAll(watched);
        if (watched.isEmpty()) {
            return;
        }
        boolean heartbeat = looks++ % HEARTBEAT_LOOKS == 0;
        List<EventEnvelope> news = new ArrayList<>();
        List<Future<List<EventEnvelope>>> reads = watched.stream()
                .map(domain -> tails.computeIfAbsent(domain, d -> new EventTail(feeds.of(d)))
                        .look()
                        .onSuccess(news::addAll))
                .toList();
        // A log that does not answer now goes on where it was with the next look.
        Future<Void> unused = Future.join(reads).<Void>mapEmpty().onComplete(read -> tell(news, heartbeat));
    }

    private void tell(List<EventEnvelope> news, boolean heartbeat) {
        news.sort(Comparator.comparing(EventEnvelope::time));
        for (EventStream stream : List.copyOf(streams)) {
            news.forEach(stream::offer);
            stream.flush();
            if (heartbeat) {
                stream.heartbeat();
            }
        }
    }

    private Set<String> watched() {
        Set<String> watched = new HashSet<>();
        for (EventStream stream : streams) {
            String domain = stream.filter().domain();
            watched.addAll(domain == null ? domains : List.of(domain));
        }
        watched.retainAll(domains);
        return watched;
    }
}
