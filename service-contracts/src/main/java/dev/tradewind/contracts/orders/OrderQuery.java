package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which orders to list; null does not restrict. */
public record OrderQuery(
        @Nullable OrderStatus status,
        @Nullable CustomerId customerId,
        @Nullable MerchantId merchantId,
        @Nullable String email,
        PageRequest page) {}
