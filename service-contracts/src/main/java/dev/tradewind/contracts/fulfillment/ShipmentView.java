package dev.tradewind.contracts.fulfillment;

import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shipment. */
public record ShipmentView(
        ShipmentId id,
        long version,
        OrderId orderId,
        MerchantId merchantId,
        ShipmentStatus status,
        Address address,
        String shippingOption,
        List<ShipmentLine> lines,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        Instant createdAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt) {}
