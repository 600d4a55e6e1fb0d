package dev.tradewind.fulfillment;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderStatus;
import java.util.List;

/** Orders that another system has handled, as fulfillment records them. */
final class History {
    private History() {}

    static NewOrder order(HistoricalOrder order) {
        boolean cancelled = order.status() == OrderStatus.CANCELLED;
        List<NewShipment> shipments = order.shipments().stream()
                .map(s -> shipment(order.details(), s, cancelled))
                .toList();
        boolean left = order.shipments().stream().anyMatch(s -> s.dispatchedAt() != null || s.deliveredAt() != null);
        return NewOrder.of(order.details(), cancelled && !left, shipments);
    }

    private static NewShipment shipment(OrderDetails details, HistoricalOrder.Shipment shipment, boolean cancelled) {
        CartSnapshot.Merchant merchant = details.cart().merchants().get(shipment.merchantIndex());
        return new NewShipment(
                shipment.id(),
                details.orderId(),
                merchant.id(),
                status(shipment, cancelled),
                merchant.shippingOption(),
                null,
                Shipping.lines(merchant),
                details.placedAt(),
                // history knows parcels that arrived and never left
                shipment.dispatchedAt() == null ? shipment.deliveredAt() : shipment.dispatchedAt(),
                shipment.deliveredAt());
    }

    private static ShipmentStatus status(HistoricalOrder.Shipment shipment, boolean cancelled) {
        if (shipment.deliveredAt() != null) {
            return ShipmentStatus.DELIVERED;
        }
        if (shipment.dispatchedAt() != null) {
            return ShipmentStatus.DISPATCHED;
        }
        return cancelled ? ShipmentStatus.CANCELLED : ShipmentStatus.PENDING;
    }
}
