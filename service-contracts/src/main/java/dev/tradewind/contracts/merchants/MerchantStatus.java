package dev.tradewind.contracts.merchants;

/** Only an active merchant's offers can be bought. */
public enum MerchantStatus {
    PENDING,
    ACTIVE,
    SUSPENDED
}
