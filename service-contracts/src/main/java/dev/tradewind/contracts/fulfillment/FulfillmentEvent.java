package dev.tradewind.contracts.fulfillment;

import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.time.Instant;
import java.util.List;

/** What happens to shipments. Subject and correlation are the order, so that an order's shipments keep their order. */
public sealed interface FulfillmentEvent extends Event {
    String FEED = "fulfillment";
    EventTypes<FulfillmentEvent> TYPES = EventTypes.of(FEED, FulfillmentEvent.class);

    record ShipmentCreated(ShipmentId shipmentId, OrderId orderId, MerchantId merchantId, List<ShipmentLine> lines)
            implements FulfillmentEvent {}

    /** @param lines what left; the rest of the shipment, if any, has been created anew */
    record ShipmentDispatched(
            ShipmentId shipmentId,
            OrderId orderId,
            MerchantId merchantId,
            List<ShipmentLine> lines,
            String carrier,
            String trackingNumber,
            Instant dispatchedAt)
            implements FulfillmentEvent {}

    record ShipmentDelivered(ShipmentId shipmentId, OrderId orderId, MerchantId merchantId, Instant deliveredAt)
            implements FulfillmentEvent {}

    /** Nothing of the order will be shipped. */
    record OrderStopped(OrderId orderId, List<ShipmentId> shipments) implements FulfillmentEvent {}

    /**
     * What had not left of the order, or of a merchant's part, will not leave; possibly nothing.
     *
     * @param reason as it was given
     */
    record RestStopped(OrderId orderId, CancelReason reason, List<ShipmentId> shipments) implements FulfillmentEvent {}

    /** Something has been dispatched already; nothing was stopped. */
    record StopRefused(OrderId orderId, List<ShipmentId> dispatched) implements FulfillmentEvent {}
}
