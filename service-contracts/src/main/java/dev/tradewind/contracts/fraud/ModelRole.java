package dev.tradewind.contracts.fraud;

/** What a model is for. */
public enum ModelRole {
    /** Orders are judged by it. There is one at most. */
    CHAMPION,
    /** It scores orders beside the champion, and nothing follows from it. There is one at most. */
    CHALLENGER,
    RETIRED
}
