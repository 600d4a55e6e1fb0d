package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.ShelfItem;
import dev.tradewind.contracts.shared.ProductId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The products there are, as recommendations must know them. In the order of their ids, which is that of their times,
 * so that it does not matter in which order an instance came to know them.
 */
final class Shelf {
    private static final int NEWEST = 100;

    private final Map<String, ShelfItem> items = new HashMap<>();
    /** Of those that can be bought: what cannot must not take their places. */
    private final Map<String, NavigableSet<String>> byCategory = new HashMap<>();

    private final NavigableSet<String> sellable = new TreeSet<>();

    /** Takes over what is newer than what is known. */
    void put(ShelfItem item) {
        String id = item.productId().value();
        ShelfItem before = items.get(id);
        if (before != null && before.version() >= item.version()) {
            return;
        }
        items.put(id, item);
        if (before != null) {
            members(before).remove(id);
            sellable.remove(id);
        }
        if (item.sellable()) {
            members(item).add(id);
            sellable.add(id);
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

    /** The newest products of the same category that can be bought, at most so many. */
    List<String> besides(ShelfItem item, int limit) {
        return item.categoryId() == null
                ? List.of()
                : members(item).descendingSet().stream().limit(limit).toList();
    }

    /** What can be bought and came last, first. */
    List<String> newest() {
        return sellable.descendingSet().stream().limit(NEWEST).toList();
    }

    int size() {
        return items.size();
    }

    private NavigableSet<String> members(ShelfItem item) {
        String category = item.categoryId() == null ? "" : item.categoryId().value();
        return byCategory.computeIfAbsent(category, c -> new TreeSet<>());
    }
}
