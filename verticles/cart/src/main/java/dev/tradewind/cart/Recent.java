package dev.tradewind.cart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was used lately, up to a total weight; what was not used for longest goes first. Used on one event loop only.
 */
final class Recent<K, V> {
    private static final float LOAD_FACTOR = 0.75f;

    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(64, LOAD_FACTOR, true);
    private final ToIntFunction<V> weigher;
    private final int weightMax;
    private int weight;

    Recent(int weightMax, ToIntFunction<V> weigher) {
        this.weightMax = weightMax;
        this.weigher = weigher;
    }

    @Nullable
    V get(K key) {
        return entries.get(key);
    }

    void put(K key, V value) {
        remove(key);
        entries.put(key, value);
        weight += weigher.applyAsInt(value);
        while (weight > weightMax) {
            Map.Entry<K, V> eldest = entries.firstEntry();
            remove(eldest.getKey());
        }
    }

    void remove(K key) {
        V gone = entries.remove(key);
        if (gone != null) {
            weight -= weigher.applyAsInt(gone);
        }
    }

    void clear() {
        entries.clear();
        weight = 0;
    }
}
