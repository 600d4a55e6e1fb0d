package dev.tradewind.contracts.identity;

/** In which order customers are listed; those of one name by age, and those without a name before the others. */
public enum CustomerSort {
    NEWEST,
    OLDEST,
    NAME,
    NAME_DESC,
    EMAIL,
    EMAIL_DESC
}
