package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.MerchantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key for a machine, without its secret, which nobody knows any more.
 *
 * @param disabledAt since when it opens nothing; null for one that does
 */
public record ApiKeyView(
        String id,
        String name,
        Role role,
        @Nullable MerchantId merchantId,
        Instant createdAt,
        @Nullable Instant disabledAt) {}
