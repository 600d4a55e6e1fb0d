package dev.tradewind.fulfillment;

import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.OrderId;
import java.util.List;

/** An order to be recorded with its shipments. */
record NewOrder(OrderId id, Address address, boolean stopped, List<ShipmentLine> lines, List<NewShipment> shipments) {
    static NewOrder of(OrderDetails details, boolean stopped, List<NewShipment> shipments) {
        List<ShipmentLine> lines = details.cart().merchants().stream()
                .flatMap(m -> Shipping.lines(m).stream())
                .toList();
        return new NewOrder(details.orderId(), details.cart().shippingAddress(), stopped, lines, shipments);
    }
}
