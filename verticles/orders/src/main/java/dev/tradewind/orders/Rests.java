package dev.tradewind.orders;

import static dev.tradewind.orders.Decision.UNCHANGED;
import static dev.tradewind.orders.Decision.moved;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.RestStopped;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.orders.OrderError;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderEvent.Part;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.orders.Decision.Moved;
import dev.tradewind.orders.Decision.Refused;
import dev.tradewind.orders.OrderCommand.CancelRest;
import dev.tradewind.orders.Progress.Shipment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of the flow about an order of which a part is cancelled while the rest goes on. What has left is
 * fulfillment's word, as it is for whole orders. A payment is let go of as a whole, so that waits until everything that
 * left is paid.
 */
final class Rests {
    private Rests() {}

    static Decision ask(OrderState s, CancelRest command, Instant now) {
        MerchantId merchant = command.merchant();
        List<CartSnapshot.Merchant> parts = s.cart().merchants().stream()
                .filter(part -> merchant == null || part.id().equals(merchant))
                .toList();
        if (parts.isEmpty()) {
            return new Refused(CommonError.VALIDATION_FAILED, merchant + " has no part in the order.");
        }
        if (s.progress().takenOver() != null) {
            return new Refused(OrderError.ORDER_NOT_CANCELLABLE, "The order was handled by another system.");
        }
        if (parts.stream().noneMatch(s::hasOutstanding)) {
            return new Refused(OrderError.ORDER_NOT_CANCELLABLE, "All of it has left or was cancelled.");
        }
        return moved(s, new OrderEvent.RestCancelRequested(s.id(), command.reason(), merchant));
    }

    static Decision refuse(OrderState s, CancelRest command, Instant now) {
        String why = Phase.OPEN.contains(s.progress().phase())
                ? "The order is not confirmed; it can be cancelled whole."
                : "The whole order is cancelled, or about to be.";
        return new Refused(OrderError.ORDER_NOT_CANCELLABLE, why);
    }

    /** When nothing has left, and nothing will, the order is cancelled like any other. */
    static Decision stopped(OrderState s, RestStopped e, Instant now) {
        List<Shipment> stopped = s.progress().shipments().stream()
                .filter(one -> e.shipments().contains(one.id()) && one.status() == ShipmentStatus.PENDING)
                .toList();
        if (stopped.isEmpty()) {
            return UNCHANGED;
        }
        OrderState after = s.with(s.progress().stopped(e.shipments()));
        if (!after.hasDispatched() && !after.hasOutstanding()) {
            return OrderFlow.cancel(after, e.reason(), s.unshipped(), List.of());
        }
        List<Part> parts = stopped.stream()
                .map(one -> new Part(one.id(), one.merchantId(), pieces(s, one)))
                .toList();
        return settled(moved(after, new OrderEvent.RestCancelled(s.id(), e.reason(), parts)));
    }

    /**
     * What else follows when this was the last that an order with a cancelled part waited for: its payment is let
     * go of.
     */
    static Decision settled(Decision decision) {
        return decision instanceof Moved moved && isSettled(moved.state()) ? released(moved) : decision;
    }

    private static boolean isSettled(OrderState s) {
        Progress progress = s.progress();
        return s.isPartlyCancelled()
                && s.hasDispatched()
                && !s.hasOutstanding()
                && progress.captures().stream().allMatch(c -> c.state() == Moving.DONE)
                && progress.payment().id() != null
                && !progress.payment().letGo();
    }

    private static Moved released(Moved moved) {
        List<OrderEvent> events = new ArrayList<>(moved.events());
        OrderState s = moved.state();
        events.add(new OrderEvent.PaymentReleased(s.id(), s.progress().payment().paymentId()));
        return new Moved(s, List.copyOf(events));
    }

    private static List<Quantity> pieces(OrderState s, Shipment shipment) {
        Map<OfferId, Long> pieces = new LinkedHashMap<>();
        shipment.pieces().forEach(p -> s.line(p.lineId())
                .ifPresent(line -> pieces.merge(line.offerId(), p.quantity(), Long::sum)));
        return pieces.entrySet().stream()
                .map(e -> new Quantity(e.getKey(), e.getValue()))
                .toList();
    }
}
