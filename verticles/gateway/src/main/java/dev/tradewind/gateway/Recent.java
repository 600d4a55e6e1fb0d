package dev.tradewind.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The most recent so many entries, each until its time is over. For one event loop. */
final class Recent<K, V> {
    private final Map<K, Held<V>> entries;

    Recent(int max) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Held<V>> eldest) {
                return size() > max;
            }
        };
    }

    private record Held<V>(V value, long untilMs) {}

    @Nullable
    V get(K key, long nowMs) {
        Held<V> entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        if (entry.untilMs() <= nowMs) {
            entries.remove(key);
            return null;
        }
        return entry.value();
    }

    void put(K key, V value, long untilMs) {
        entries.put(key, new Held<>(value, untilMs));
    }
}
