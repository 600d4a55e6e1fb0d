package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person of the console.
 *
 * @param disabledAt since when the person may not sign in; null for who may
 */
public record StaffView(
        StaffId id,
        String email,
        Role role,
        @Nullable MerchantId merchantId,
        Instant createdAt,
        @Nullable Instant disabledAt) {}
