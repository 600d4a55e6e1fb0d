package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.ShelfItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The products there are, as recommendations must know them. */
final class Shelf {
    private static final int NEWEST = 100;

    private final Map<String, ShelfItem> items = new HashMap<>();
    private final Map<String, Set<String>> byCategory = new HashMap<>();
    private final LinkedHashSet<String> newest = new LinkedHashSet<>();

    /** Takes over what is newer than what is known. */
    void put(ShelfItem item) {
        String id = item.productId().value();
        ShelfItem before = items.get(id);
        if (before != null && before.version() >= item.version()) {
            return;
        }
        items.put(id, item);
        if (before != null && !Objects.equals(before.categoryId(), item.categoryId())) {
            members(before).remove(id);
        }
        members(item).add(id);
        if (before == null) {
            newest.add(id);
            if (newest.size() > NEWEST) {
                newest.remove(newest.iterator().next());
            }
        }
    }

    @Nullable
    ShelfItem item(String id) {
        return items.get(id);
    }

    /** Null for a product that cannot be bought. */
    @Nullable
    ShelfItem sellable(String id) {
        ShelfItem item = items.get(id);
        return item != null && item.sellable() ? item : null;
    }

    /** The products of the same category, at most so many. */
    List<String> besides(ShelfItem item, int limit) {
        return item.categoryId() == null
                ? List.of()
                : members(item).stream().limit(limit).toList();
    }

    /** What came last, first. */
    List<String> newest() {
        return new ArrayList<>(newest).reversed();
    }

    int size() {
        return items.size();
    }

    private Set<String> members(ShelfItem item) {
        String category = item.categoryId() == null ? "" : item.categoryId().value();
        return byCategory.computeIfAbsent(category, c -> new LinkedHashSet<>());
    }
}
