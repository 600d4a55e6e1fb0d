package dev.tradewind.contracts.fraud;

/** How far people are with a scored order. */
public enum ReviewStatus {
    /** Nobody needs to look at it. */
    NONE,
    OPEN,
    DECIDED
}
