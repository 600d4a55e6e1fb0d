package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person of the console. */
public record StaffView(StaffId id, String email, Role role, @Nullable MerchantId merchantId, Instant createdAt) {}
