package dev.tradewind.contracts.demand;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of what should be bought. */
public record PurchaseSuggestions(List<PurchaseSuggestion> data, PageMeta meta) {}
