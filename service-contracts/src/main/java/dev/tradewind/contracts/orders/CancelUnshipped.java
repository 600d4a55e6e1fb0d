package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/** What has not left yet is to be cancelled: of one merchant's part, or (null) of the whole order. */
public record CancelUnshipped(@Nullable MerchantId merchantId) {}
