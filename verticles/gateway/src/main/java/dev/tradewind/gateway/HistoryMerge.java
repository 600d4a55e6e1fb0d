package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.HistorySlice;
import dev.tradewind.contracts.shared.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts what several logs tell into one page, newest first, and says where each log goes on. Of each log a beginning of
 * what it told is taken, in its own order, so that no event is left out or shown twice.
 */
final class HistoryMerge {
    private final Map<String, Told> logs = new LinkedHashMap<>();
    private final List<EventEnvelope> shown = new ArrayList<>();

    HistoryMerge(Map<String, HistorySlice> slices, int limit) {
        slices.forEach((domain, slice) -> logs.put(domain, new Told(slice)));
        // Below what the least far of the looks has reached there may be events that nobody has seen yet.
        Instant horizon = slices.values().stream()
                .map(HistoryMerge::reached)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        Told newest = newest();
        while (newest != null && shown.size() < limit && !newest.time().isBefore(horizon)) {
            shown.add(newest.take());
            newest = newest();
        }
    }

    List<EventEnvelope> shown() {
        return shown;
    }

    /** A log that did not answer goes on where it was. */
    HistoryCursor next(HistoryCursor cursor) {
        Map<String, @Nullable Position> places = new LinkedHashMap<>();
        cursor.places().forEach((domain, before) -> {
            Told log = logs.get(domain);
            if (log == null || !log.isUsedUp()) {
                places.put(domain, log == null || log.taken == 0 ? before : log.last());
            } else if (log.slice.next() != null) {
                places.put(domain, log.slice.next());
            }
        });
        return new HistoryCursor(places);
    }

    private @Nullable Told newest() {
        Told newest = null;
        for (Told log : logs.values()) {
            if (!log.isUsedUp() && (newest == null || log.time().isAfter(newest.time()))) {
                newest = log;
            }
        }
        return newest;
    }

    private static Instant reached(HistorySlice slice) {
        return Objects.requireNonNullElse(slice.reached(), Instant.MIN);
    }

    private static final class Told {
        private final HistorySlice slice;
        private int taken;

        Told(HistorySlice slice) {
            this.slice = slice;
        }

        boolean isUsedUp() {
            return taken == slice.events().size();
        }

        /** Times may be a little out of the log's order; none counts as earlier than what the log says it reached. */
        Instant time() {
            Instant time = slice.events().get(taken).time();
            Instant reached = reached(slice);
            return time.isBefore(reached) ? reached : time;
        }

        EventEnvelope take() {
            return slice.events().get(taken++);
        }

        Position last() {
            return slice.events().get(taken - 1).position();
        }
    }
}
