package dev.tradewind.contracts.fraud;

import java.time.Instant;

/**
 * A rule as it stands.
 *
 * @param live whether new orders are judged by it
 * @param backTest on past orders, when it was made
 */
public record RiskRule(NewRiskRule rule, boolean live, BackTest backTest, String by, Instant createdAt) {}
