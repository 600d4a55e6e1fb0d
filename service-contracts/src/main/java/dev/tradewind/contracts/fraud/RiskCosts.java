package dev.tradewind.contracts.fraud;

/**
 * What decisions cost, as configured: amounts in minor units, and percent of the order's total on top.
 *
 * @param fraud that was let pass
 * @param review of an order by people
 * @param refused a good order that was cancelled
 */
public record RiskCosts(long fraud, int fraudPercent, long review, long refused, int refusedPercent) {}
