package dev.tradewind.contracts.inventory;

import java.util.List;

/** Stock of several offers; offers without stock are absent. */
public record StockLevels(List<StockLevel> data) {}
