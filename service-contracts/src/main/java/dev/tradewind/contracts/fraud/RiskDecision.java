package dev.tradewind.contracts.fraud;

/** What is to be done about an order, the mildest first. */
public enum RiskDecision {
    ALLOW,
    /** Hold it until somebody has looked at it. */
    REVIEW,
    /** Cancel it. */
    REJECT
}
