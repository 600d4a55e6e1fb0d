package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.RawJson;

/**
 * A product type.
 *
 * @param version counts its changes, from 1; 0 in what was told before there were any
 * @param schema JSON Schema (2020-12) of the attributes of this type's products
 */
public record ProductTypeView(ProductTypeId id, long version, String name, RawJson schema) {}
