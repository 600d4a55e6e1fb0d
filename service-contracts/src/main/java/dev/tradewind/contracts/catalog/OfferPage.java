package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of offers by id. */
public record OfferPage(List<OfferView> data, PageMeta meta) {}
