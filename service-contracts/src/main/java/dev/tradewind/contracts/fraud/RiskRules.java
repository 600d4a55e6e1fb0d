package dev.tradewind.contracts.fraud;

import java.util.List;

/** All rules, by name. */
public record RiskRules(List<RiskRule> data) {}
