package dev.tradewind.contracts.catalog;

/** In which order offers are listed; those of one title or stock by age. */
public enum OfferSort {
    OLDEST,
    NEWEST,
    TITLE,
    TITLE_DESC,
    /** By what is available; those of which nothing is known come before all others. */
    FEWEST,
    MOST
}
