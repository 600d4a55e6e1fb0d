package dev.tradewind.fulfillment;

import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentCreated;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shipment to be recorded. */
record NewShipment(
        ShipmentId id,
        OrderId orderId,
        MerchantId merchantId,
        ShipmentStatus status,
        String shippingOption,
        @Nullable ShipmentId splitFrom,
        List<ShipmentLine> lines,
        Instant createdAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt) {

    static NewShipment pending(OrderId order, Shipping.Planned planned, Instant now) {
        return new NewShipment(
                ShipmentId.next(),
                order,
                planned.merchantId(),
                ShipmentStatus.PENDING,
                planned.shippingOption(),
                null,
                planned.lines(),
                now,
                null,
                null);
    }

    ShipmentCreated created() {
        return new ShipmentCreated(id, orderId, merchantId, lines);
    }
}
