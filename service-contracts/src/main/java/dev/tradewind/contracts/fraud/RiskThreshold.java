package dev.tradewind.contracts.fraud;

/**
 * What follows from the costs for orders of an amount.
 *
 * @param amount in minor units
 * @param review the probability from which a review is the cheapest decision
 * @param reject and from which a cancellation is
 */
public record RiskThreshold(long amount, double review, double reject) {}
