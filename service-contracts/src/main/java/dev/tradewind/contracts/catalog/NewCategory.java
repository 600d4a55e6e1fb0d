package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.CategoryId;
import org.jspecify.annotations.Nullable;

/** @param externalRef the same reference again gives the same category */
public record NewCategory(String name, @Nullable CategoryId parentId, @Nullable String externalRef) {}
