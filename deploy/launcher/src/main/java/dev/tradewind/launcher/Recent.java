package dev.tradewind.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest of some things, by their ids; the oldest are forgotten. */
final class Recent<T> {
    private final Map<String, T> known;

    Recent(int most) {
        this.known = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }

    synchronized void put(String id, T one) {
        known.put(id, one);
    }

    synchronized Optional<T> get(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** In the order in which they came. */
    synchronized List<T> all() {
        return List.copyOf(known.values());
    }
}
