package dev.tradewind.fulfillment;

import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.shared.ShipmentId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shipment that is leaving.
 *
 * @param rest the new shipment of what stays; null when everything leaves
 */
record Leaving(
        ShipmentView shipment,
        List<ShipmentLine> lines,
        @Nullable NewShipment rest,
        String carrier,
        String trackingNumber,
        Instant at) {

    static NewShipment restOf(ShipmentView shipment, List<ShipmentLine> lines, Instant now) {
        return new NewShipment(
                ShipmentId.next(),
                shipment.orderId(),
                shipment.merchantId(),
                ShipmentStatus.PENDING,
                shipment.shippingOption(),
                shipment.id(),
                lines,
                now,
                null,
                null);
    }

    Stream<NewShipment> restStream() {
        return Stream.ofNullable(rest);
    }

    ShipmentDispatched event() {
        return new ShipmentDispatched(
                shipment.id(), shipment.orderId(), shipment.merchantId(), lines, carrier, trackingNumber, at);
    }
}
