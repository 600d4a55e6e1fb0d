package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.ShelfItem;
import dev.tradewind.contracts.shared.ProductId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The products there are, as recommendations must know them. In the order of their ids, which is that of their times,
 * so that it does not matter in which order an instance came to know them.
 */
final class Shelf {
    private static final int NEWEST = 100;

    private final Map<String, ShelfItem> items = new HashMap<>();
    private final Map<String, NavigableSet<String>> byCategory = new HashMap<>();
    private final NavigableSet<String> newest = new TreeSet<>();

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
        newest.add(id);
        if (newest.size() > NEWEST) {
            newest.pollFirst();
        }
    }

    @Nullable
    ShelfItem item(String id) {
        return items.get(id);
    }

    /** The id that is kept here anyhow, so that others need not keep their own; the same one when there is none. */
    ProductId same(ProductId id) {
        ShelfItem item = items.get(id.value());
        return item == null ? id : item.productId();
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
        return List.copyOf(newest.descendingSet());
    }

    int size() {
        return items.size();
    }

    private NavigableSet<String> members(ShelfItem item) {
        String category = item.categoryId() == null ? "" : item.categoryId().value();
        return byCategory.computeIfAbsent(category, c -> new TreeSet<>());
    }
}
