package dev.tradewind.catalog;

import dev.tradewind.contracts.shared.ProductId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Texts in memory up to a limit in bytes; those not asked for longest go first. */
final class PageCache {
    /** What an entry costs beside its text. */
    static final int ENTRY_BYTES = 200;

    private final long bytesMax;
    private final LinkedHashMap<ProductId, String> texts = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    PageCache(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Nullable
    String get(ProductId id) {
        return texts.get(id);
    }

    void put(ProductId id, String text) {
        remove(id);
        texts.put(id, text);
        bytes += cost(text);
        Iterator<String> eldest = texts.values().iterator();
        while (bytes > bytesMax && eldest.hasNext()) {
            bytes -= cost(eldest.next());
            eldest.remove();
        }
    }

    void remove(ProductId id) {
        String text = texts.remove(id);
        if (text != null) {
            bytes -= cost(text);
        }
    }

    void clear() {
        texts.clear();
        bytes = 0;
    }

    long bytes() {
        return bytes;
    }

    /** Two bytes for each character at worst. */
    private static long cost(String text) {
        return ENTRY_BYTES + 2L * text.length();
    }
}
