package dev.tradewind.contracts.shared;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param id the customer, the person of the console or the API key; null for a guest and for the system itself
 * @param merchantId set when the actor may act for this merchant only
 */
public record Actor(Kind kind, @Nullable String id, @Nullable MerchantId merchantId) {
    public enum Kind {
        GUEST,
        CUSTOMER,
        MERCHANT,
        STAFF,
        API_KEY,
        SYSTEM
    }

    public static final Actor GUEST = new Actor(Kind.GUEST, null, null);
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, null);
}
