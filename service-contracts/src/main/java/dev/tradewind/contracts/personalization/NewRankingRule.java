package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * A rule to be made, about one product, one category or one merchant.
 *
 * @param kind for this kind of recommendations only; null for all
 * @param note why, for people
 */
public record NewRankingRule(
        RuleAction action,
        @Nullable ProductId productId,
        @Nullable CategoryId categoryId,
        @Nullable MerchantId merchantId,
        @Nullable RecommendationKind kind,
        @Nullable String note) {}
