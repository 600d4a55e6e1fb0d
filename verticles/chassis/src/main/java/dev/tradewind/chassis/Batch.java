package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import java.util.List;

/** Events of a feed; those of one subject are in order. Never empty. */
public record Batch<E extends Event>(List<Received<E>> events) {
    public Batch {
        events = List.copyOf(events);
    }

    /** The events of one type, in order. */
    public <T extends E> List<Received<T>> of(Class<T> type) {
        return events.stream()
                .filter(r -> type.isInstance(r.event()))
                .map(r -> new Received<>(r.envelope(), type.cast(r.event())))
                .toList();
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    public int size() {
        return events.size();
    }
}
