package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.CategoryId;
import org.jspecify.annotations.Nullable;

/** A category's name and place. @param parentId null puts it at the top */
public record CategoryChange(String name, @Nullable CategoryId parentId) {}
