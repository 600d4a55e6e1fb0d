package dev.tradewind.orders;

import static dev.tradewind.orders.Decision.UNCHANGED;
import static dev.tradewind.orders.Decision.moved;

import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent.CaptureFailed;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.orders.Progress.Capture;
import dev.tradewind.orders.Progress.Shipment;
import java.time.Instant;

/** The capture rows of the flow: each shipment that left is paid once, exactly. */
final class Captures {
    private final OrderFlow.Ids ids;

    Captures(OrderFlow.Ids ids) {
        this.ids = ids;
    }

    Decision ask(OrderState s, ShipmentDispatched e, Instant now) {
        if (s.shipment(e.shipmentId()).filter(Shipment::hasLeft).isPresent()) {
            return UNCHANGED;
        }
        Shipment shipment = Shipment.dispatched(e);
        OrderState sent = s.with(s.progress().with(shipment));
        Allocation due = Shares.ofShipment(s, e.merchantId(), shipment.pieces());
        // An imported order was paid where it came from, and goods that cost nothing need no provider.
        if (s.progress().takenOver() != null || due.total().isZero()) {
            return Rests.settled(moved(sent));
        }
        Capture capture = new Capture(ids.capture(), shipment.pieces(), due, Moving.ASKED, null);
        return moved(
                sent.with(sent.progress().with(capture)),
                new OrderEvent.CaptureRequested(
                        s.id(), s.progress().payment().paymentId(), capture.id(), e.shipmentId(), due));
    }

    Decision note(OrderState s, Captured e, Instant now) {
        return s.capture(e.captureId())
                .filter(capture -> capture.state() != Moving.DONE)
                .map(capture -> Rests.settled(moved(s.with(s.progress().with(capture.now(Moving.DONE, null))))))
                .orElse(UNCHANGED);
    }

    /** Payments goes on trying. */
    Decision noteFailure(OrderState s, CaptureFailed e, Instant now) {
        return s.capture(e.captureId())
                .filter(capture -> capture.state() == Moving.ASKED)
                .map(capture -> moved(s.with(s.progress().with(capture.now(Moving.FAILED, e.code())))))
                .orElse(UNCHANGED);
    }
}
