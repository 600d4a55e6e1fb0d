package dev.tradewind.contracts.personalization;

/** What is asked for. */
public enum RecommendationKind {
    /** What this visit may want to see next. */
    FOR_YOU,
    /** What others looked at who looked at this product. */
    SIMILAR,
    /** What others bought with this product. */
    BOUGHT_TOGETHER,
    /** What is wanted most at the moment. */
    TRENDING
}
