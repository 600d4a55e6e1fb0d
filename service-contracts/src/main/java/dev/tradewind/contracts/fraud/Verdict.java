package dev.tradewind.contracts.fraud;

/** What an order was, as people have decided. */
public enum Verdict {
    GOOD,
    FRAUD
}
