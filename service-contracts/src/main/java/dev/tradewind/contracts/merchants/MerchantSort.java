package dev.tradewind.contracts.merchants;

/** In which order merchants are listed; those of one name or state by age. */
public enum MerchantSort {
    OLDEST,
    NEWEST,
    NAME,
    NAME_DESC,
    STATUS,
    STATUS_DESC
}
