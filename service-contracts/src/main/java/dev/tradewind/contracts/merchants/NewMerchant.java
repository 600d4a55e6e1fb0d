package dev.tradewind.contracts.merchants;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant to onboard; it is active at once when staff adds it.
 *
 * @param commissionBps 0 to 10000; null for the platform's default
 * @param shippingRates null for the platform's default rates
 * @param externalRef the merchant's name in a system it was imported from: the same reference again gives the same
 * merchant
 */
public record NewMerchant(
        String name,
        String email,
        @Nullable Integer commissionBps,
        @Nullable List<ShippingRate> shippingRates,
        @Nullable String externalRef) {}
