package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * A product type as it is to be from now on.
 *
 * @param schema JSON Schema (2020-12); every product of the type has to match it already
 * @param version the one that was changed; null changes whatever there is
 */
public record ProductTypeChange(String name, RawJson schema, @Nullable Long version) {}
