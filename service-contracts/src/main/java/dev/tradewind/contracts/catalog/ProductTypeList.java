package dev.tradewind.contracts.catalog;

import java.util.List;

/** All product types by name. */
public record ProductTypeList(List<ProductTypeView> data) {}
