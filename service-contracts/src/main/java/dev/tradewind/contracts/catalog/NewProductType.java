package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.RawJson;
import org.jspecify.annotations.Nullable;

/** @param externalRef the same reference again gives the same type */
public record NewProductType(String name, RawJson schema, @Nullable String externalRef) {}
