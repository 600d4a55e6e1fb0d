package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.ProductId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is recommended, best first: only products that can be bought now, as far as personalization has heard.
 *
 * @param id to be sent back with what is clicked
 * @param modelVersion which model ranked, with which settings
 * @param note why there is less than was asked for; null when there is not
 */
public record Recommendations(
        RankingId id, RecommendationKind kind, String modelVersion, @Nullable String note, List<Item> data) {
    /** @param score comparable within this list only */
    public record Item(
            ProductId productId, String title, @Nullable CategoryId categoryId, double score, Reason reason) {}

    /**
     * Why.
     *
     * @param text for people, in English
     * @param productId the product of the visit that speaks for it; null when none does
     */
    public record Reason(Code code, String text, @Nullable ProductId productId) {}

    /** Why, for programs. */
    public enum Code {
        VIEWED_TOGETHER,
        VIEWED_BEFORE,
        BOUGHT_TOGETHER,
        TRENDING,
        SAME_CATEGORY,
        NEW,
        CHOSEN
    }
}
