package dev.tradewind.contracts.orders;

import java.util.List;

/** Orders to take over, at most 500. */
public record HistoricalOrders(List<HistoricalOrder> orders) {}
