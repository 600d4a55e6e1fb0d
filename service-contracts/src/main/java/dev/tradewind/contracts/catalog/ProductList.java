package dev.tradewind.contracts.catalog;

import java.util.List;

/** Products in the order of a request. */
public record ProductList(List<ProductView> data) {}
