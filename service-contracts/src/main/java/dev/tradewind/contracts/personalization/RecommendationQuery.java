package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.shared.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * A question for recommendations.
 *
 * @param sessionId the visit; null when it is not known
 * @param productId the product that is being looked at; needed for what is similar or bought together
 * @param limit 1 to 50
 */
public record RecommendationQuery(
        @Nullable String sessionId, @Nullable ProductId productId, RecommendationKind kind, int limit) {}
