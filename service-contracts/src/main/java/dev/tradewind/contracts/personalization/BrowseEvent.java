package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a shopper did in a shop's pages.
 *
 * @param sessionId the shop's own name of the visit, up to 64 characters: no name or address of a person
 * @param productId what it was about, where it was about a product
 * @param cartId the visit's cart, so that what is bought is known to follow from the visit
 * @param rankingId the recommendations that it was chosen from, where the shop knows
 * @param at null for now; what lies ahead counts as now
 * @param source who made it up, where it was not a shopper, such as {@code demo}
 */
public record BrowseEvent(
        Type type,
        String sessionId,
        @Nullable ProductId productId,
        @Nullable CategoryId categoryId,
        @Nullable String query,
        @Nullable CartId cartId,
        @Nullable RankingId rankingId,
        @Nullable Instant at,
        @Nullable String source) {
    /** What was done. */
    public enum Type {
        PRODUCT_VIEWED,
        SEARCHED,
        CATEGORY_VIEWED,
        ADDED_TO_CART,
        RECOMMENDATION_CLICKED
    }
}
