package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.RawJson;

/** @param schema JSON Schema (2020-12) of the attributes of this type's products */
public record ProductTypeView(ProductTypeId id, String name, RawJson schema) {}
