package dev.tradewind.contracts.personalization;

import java.util.List;

/** All rules, oldest first. */
public record RankingRules(List<RankingRule> data) {}
