package dev.tradewind.contracts.catalog;

import java.util.List;

/** All categories, parents before children. */
public record CategoryList(List<CategoryView> data) {}
