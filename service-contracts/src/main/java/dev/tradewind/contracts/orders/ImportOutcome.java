package dev.tradewind.contracts.orders;

/** How many orders were new and how many were known already. */
public record ImportOutcome(int imported, int known) {}
