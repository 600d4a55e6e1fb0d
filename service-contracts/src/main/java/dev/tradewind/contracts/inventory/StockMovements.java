package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of an offer's movements, newest first. */
public record StockMovements(List<StockMovement> data, PageMeta meta) {}
