package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.HistoryQuery;
import dev.tradewind.contracts.shared.HistorySlice;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What happened, over all domains, newest first. */
final class EventHistory {
    private static final Comparator<EventEnvelope> NEWEST_FIRST = Comparator.comparing(EventEnvelope::time)
            .thenComparing(EventEnvelope::feed)
            .thenComparing(EventEnvelope::position)
            .reversed();

    private final Feeds feeds;
    private final Patience patience;
    private final List<String> domains;

    EventHistory(Feeds feeds, Patience patience, List<String> domains) {
        this.feeds = feeds;
        this.patience = patience;
        this.domains = domains;
    }

    void into(HandlingTable table) {
        table.on("listEvents", this::list);
    }

    private record Events(List<EventEnvelope> data, PageMeta meta, List<String> missing) {}

    private Future<Answer> list(Call call) {
        EventFilter filter = EventFilter.of(call);
        Instant since = call.query("since", Instant::parse);
        List<String> asked = filter.domain() == null ? domains : List.of(filter.domain());
        String subject = filter.subject();
        if (subject != null && (subject.startsWith("ord_") || subject.startsWith("cart_"))) {
            return ofOne(
                    asked,
                    subject,
                    e -> filter.takes(e) && (since == null || !e.time().isBefore(since)));
        }
        PageRequest page = call.page();
        HistoryCursor cursor = HistoryCursor.at(asked, page.after());
        Map<String, Future<HistorySlice>> reads = new LinkedHashMap<>();
        cursor.places().forEach((domain, before) -> {
            HistoryQuery query = new HistoryQuery(before, page.limit(), filter.type(), subject, since);
            reads.put(domain, patience.repeatable(() -> feeds.history(domain, query)));
        });
        return Future.join(List.copyOf(reads.values()))
                .transform(read -> Future.succeededFuture(Answer.ok(merged(cursor, reads, page.limit()))));
    }

    /** An order's or a cart's events have an index and are few: all of them. */
    private Future<Answer> ofOne(List<String> asked, String correlation, Predicate<EventEnvelope> wanted) {
        List<String> missing = new ArrayList<>();
        List<Future<List<EventEnvelope>>> reads = asked.stream()
                .map(domain -> patience.repeatable(() -> feeds.correlated(domain, correlation))
                        .recover(away -> {
                            missing.add(domain);
                            return Future.succeededFuture(List.<EventEnvelope>of());
                        }))
                .toList();
        return Future.join(reads)
                .map(read -> reads.stream()
                        .flatMap(events -> events.result().stream())
                        .filter(wanted)
                        .sorted(NEWEST_FIRST)
                        .map(Redaction::of)
                        .toList())
                .map(events -> Answer.ok(new Events(events, PageMeta.of(null), missing)));
    }

    private static Events merged(HistoryCursor cursor, Map<String, Future<HistorySlice>> reads, int limit) {
        List<String> missing = new ArrayList<>();
        Map<String, HistorySlice> slices = new LinkedHashMap<>();
        reads.forEach((domain, read) -> {
            if (read.succeeded()) {
                slices.put(domain, read.result());
            } else {
                missing.add(domain);
            }
        });
        HistoryMerge merge = new HistoryMerge(slices, limit);
        return new Events(
                merge.shown().stream().map(Redaction::of).toList(),
                PageMeta.of(merge.next(cursor).text()),
                missing);
    }
}
