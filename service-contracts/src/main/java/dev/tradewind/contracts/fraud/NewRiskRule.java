package dev.tradewind.contracts.fraud;

/**
 * A rule that operators write.
 *
 * @param name lower-case letters, digits and underscores
 * @param expression true for orders that it concerns, such as {@code amount > 100000 && customer_count_30d == 0};
 * amounts are in minor units
 */
public record NewRiskRule(String name, String expression, RiskDecision decision) {}
