package dev.tradewind.contracts.merchants;

import dev.tradewind.contracts.shared.MerchantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant.
 *
 * @param email null where the reader may not see it
 * @param commissionBps the platform's share of goods sold, in basis points
 */
public record MerchantView(
        MerchantId id,
        long version,
        String name,
        @Nullable String email,
        MerchantStatus status,
        int commissionBps,
        List<ShippingRate> shippingRates,
        Instant createdAt) {}
