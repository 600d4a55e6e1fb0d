package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A domain's log: what is in it is committed. */
final class Feed<E extends Event> {
    private final EventTypes<E> types;
    private final List<List<Entry<E>>> partitions = new ArrayList<>();
    private final List<Follower<E>> followers = new ArrayList<>();
    private final Map<Class<?>, String> typeNames = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    /** An event in its envelope. */
    record Entry<E extends Event>(EventEnvelope envelope, E event) {}

    Feed(EventTypes<E> types, int partitions) {
        this.types = types;
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayList<>());
        }
    }

    String name() {
        return types.feed();
    }

    String typeOf(E event) {
        return typeNames.computeIfAbsent(event.getClass(), c -> types.typeOf(event));
    }

    int partitions() {
        return partitions.size();
    }

    int partitionOf(String subject) {
        return Math.floorMod(subject.hashCode(), partitions.size());
    }

    int size(int partition) {
        return partitions.get(partition).size();
    }

    List<Entry<E>> after(int partition, int cursor, int limit) {
        List<Entry<E>> all = partitions.get(partition);
        return List.copyOf(all.subList(cursor, Math.min(all.size(), cursor + limit)));
    }

    List<E> all() {
        return partitions.stream().flatMap(List::stream).map(Entry::event).toList();
    }

    List<Follower<E>> followers() {
        return followers;
    }

    void followedBy(Follower<E> follower) {
        followers.add(follower);
    }

    /** A subject's events are numbered without gap or repetition, whatever happened. */
    void add(Entry<E> entry) {
        EventEnvelope envelope = entry.envelope();
        long last = sequences.getOrDefault(envelope.subject(), 0L);
        if (envelope.sequence() != last + 1) {
            throw new Violation(
                    5,
                    envelope.correlation(),
                    envelope.type() + " of " + envelope.subject() + " has sequence " + envelope.sequence() + " after "
                            + last);
        }
        sequences.put(envelope.subject(), envelope.sequence());
        partitions.get(envelope.partition()).add(entry);
    }
}
