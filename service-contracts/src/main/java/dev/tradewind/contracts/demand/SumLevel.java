package dev.tradewind.contracts.demand;

/** By what forecasts are added up. */
public enum SumLevel {
    MERCHANT,
    CATEGORY
}
