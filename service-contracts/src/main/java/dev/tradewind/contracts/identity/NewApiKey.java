package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/** A key for a machine, with a role's rights. */
public record NewApiKey(String name, Role role, @Nullable MerchantId merchantId) {}
