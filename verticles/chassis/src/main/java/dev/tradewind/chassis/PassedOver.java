package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.wire.Wire;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Types of events that a cursor has moved past because the build at work did not know them. All events of such a type
 * that lie after its position here and up to the cursor are still to be taken in effect, and no others.
 */
record PassedOver(Map<String, Position> since) {
    static final PassedOver NOTHING = new PassedOver(Map.of());

    PassedOver {
        since = Map.copyOf(since);
    }

    static PassedOver parse(@Nullable String json) {
        return json == null ? NOTHING : Wire.read(json, PassedOver.class);
    }

    /** Null for nothing. */
    @Nullable
    String text() {
        return since.isEmpty() ? null : Wire.write(this);
    }

    boolean isEmpty() {
        return since.isEmpty();
    }

    Set<String> types() {
        return since.keySet();
    }

    PassedOver of(Collection<String> some) {
        return since.isEmpty()
                ? this
                : new PassedOver(since.entrySet().stream()
                        .filter(one -> some.contains(one.getKey()))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Events of these types are passed over by a cursor that moves on from here. */
    PassedOver and(Collection<String> more, Position cursor) {
        if (since.keySet().containsAll(more)) {
            return this;
        }
        Map<String, Position> all = new HashMap<>(since);
        more.forEach(type -> all.putIfAbsent(type, cursor));
        return new PassedOver(all);
    }

    /**
     * All of it up to here, which may be as far as the cursor, has been seen to by somebody who knows these types.
     * Behind the cursor nothing has been passed over, whatever is noted.
     */
    PassedOver seenTo(Collection<String> known, Position upTo, Position cursor) {
        Map<String, Position> left = new HashMap<>();
        since.forEach((type, from) -> {
            Position now = known.contains(type) && from.compareTo(upTo) < 0 ? upTo : from;
            if (!known.contains(type) || now.compareTo(cursor) < 0) {
                left.put(type, now);
            }
        });
        return new PassedOver(left);
    }

    /** What is left when the cursor is put here: what lies behind it is read again anyhow. */
    PassedOver rewound(Position cursor) {
        return new PassedOver(since.entrySet().stream()
                .filter(one -> one.getValue().compareTo(cursor) < 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    boolean holds(String type, Position position) {
        Position from = since.get(type);
        return from != null && from.compareTo(position) < 0;
    }

    /** After this there may be something to take; null when there is nothing. */
    @Nullable
    Position first() {
        return since.values().stream().min(Position::compareTo).orElse(null);
    }
}
