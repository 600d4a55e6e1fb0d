package dev.tradewind.contracts.merchants;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is null stays as it is. With a version, another version than the stored one fails with {@code
 * version_conflict}.
 */
public record MerchantChange(
        @Nullable String name,
        @Nullable MerchantStatus status,
        @Nullable Integer commissionBps,
        @Nullable List<ShippingRate> shippingRates,
        @Nullable Long version) {}
