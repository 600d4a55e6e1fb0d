package dev.tradewind.contracts.settlement;

import java.util.List;

/**
 * Payouts that were asked for together.
 *
 * @param data those that have been made
 * @param pending merchants who will still be paid, each when his turn comes, whatever becomes of the others
 */
public record Payouts(List<Payout> data, int pending) {}
