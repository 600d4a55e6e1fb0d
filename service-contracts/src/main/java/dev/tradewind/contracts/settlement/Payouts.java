package dev.tradewind.contracts.settlement;

import java.util.List;

/** Payouts that were made together. */
public record Payouts(List<Payout> data) {}
