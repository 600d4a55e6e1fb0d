package dev.tradewind.contracts.orders;

/** In which order orders are listed. Totals are compared as minor units, whatever their currency. */
public enum OrderSort {
    NEWEST,
    OLDEST,
    LARGEST,
    SMALLEST
}
