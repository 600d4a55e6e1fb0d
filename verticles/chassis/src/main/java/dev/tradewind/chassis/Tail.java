package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.Position;
import java.util.ArrayList;
import java.util.List;

/** The last settled events of one partition, in memory, so that all consumers together cost one read. */
final class Tail {
    private static final int EVENTS_MAX = 1_000;
    private static final int CHARACTERS_MAX = 1_000_000;

    private final List<EventEnvelope> events = new ArrayList<>();
    private Position start;
    private Position end;
    private long characters;
    private boolean pending;
    private boolean full;

    Tail(Position head) {
        start = head;
        end = head;
    }

    /** Everything settled that is known lies up to here. */
    Position end() {
        return end;
    }

    /** Whether it can tell what comes after this position without asking the database. */
    boolean reachesBackTo(Position after) {
        return after.compareTo(start) >= 0;
    }

    /** Takes what was read after its end. */
    void extend(EventRows.Found found) {
        pending = found.pending();
        full = found.full();
        if (found.events().isEmpty()) {
            return;
        }
        events.addAll(found.events());
        found.events().forEach(e -> characters += size(e));
        end = found.events().getLast().position();
        trim();
    }

    FeedSlice after(Position after, int limit) {
        int from = firstAfter(after);
        int to = Math.min(events.size(), from + limit);
        List<EventEnvelope> slice = bounded(events.subList(from, to));
        boolean more = from + slice.size() < events.size();
        return new FeedSlice(slice, more || full && !pending, pending && !more);
    }

    /** As many of these as one message should carry, at least one. */
    static List<EventEnvelope> bounded(List<EventEnvelope> events) {
        long size = 0;
        for (int i = 0; i < events.size(); i++) {
            size += size(events.get(i));
            if (size > CHARACTERS_MAX && i > 0) {
                return List.copyOf(events.subList(0, i));
            }
        }
        return List.copyOf(events);
    }

    private int firstAfter(Position after) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).position().compareTo(after) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    // Cuts down to half, so that the list is not moved at every event.
    private void trim() {
        if (events.size() <= EVENTS_MAX && characters <= CHARACTERS_MAX) {
            return;
        }
        int cut = 0;
        while (cut < events.size() && (events.size() - cut > EVENTS_MAX / 2 || characters > CHARACTERS_MAX / 2)) {
            characters -= size(events.get(cut++));
        }
        start = events.get(cut - 1).position();
        events.subList(0, cut).clear();
    }

    private static int size(EventEnvelope event) {
        return event.data().text().length() + 200;
    }
}
