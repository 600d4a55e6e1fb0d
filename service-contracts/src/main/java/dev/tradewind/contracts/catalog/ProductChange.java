package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.RawJson;
import org.jspecify.annotations.Nullable;

/** What is null stays as it is. */
public record ProductChange(
        @Nullable String title,
        @Nullable String description,
        @Nullable CategoryId categoryId,
        @Nullable RawJson attributes,
        @Nullable Boolean active,
        @Nullable Long version) {}
