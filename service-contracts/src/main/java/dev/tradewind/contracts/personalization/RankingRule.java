package dev.tradewind.contracts.personalization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule for recommendations.
 *
 * @param by who made it
 */
public record RankingRule(RuleId id, NewRankingRule rule, @Nullable String by, Instant createdAt) {}
