package dev.tradewind.contracts.fulfillment;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which shipments to list; null does not restrict. */
public record ShipmentQuery(
        @Nullable ShipmentStatus status,
        @Nullable OrderId orderId,
        @Nullable MerchantId merchantId,
        PageRequest page) {}
