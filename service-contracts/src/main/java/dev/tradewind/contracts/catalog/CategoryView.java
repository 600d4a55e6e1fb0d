package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.CategoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category.
 *
 * @param path names from the root down to this category
 */
public record CategoryView(CategoryId id, String name, @Nullable CategoryId parentId, List<String> path) {}
