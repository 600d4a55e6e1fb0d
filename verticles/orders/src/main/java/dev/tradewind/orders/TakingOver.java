package dev.tradewind.orders;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.orders.Decision.Moved;
import dev.tradewind.orders.Progress.Capture;
import dev.tradewind.orders.Progress.Piece;
import dev.tradewind.orders.Progress.Refund;
import dev.tradewind.orders.Progress.Shipment;
import dev.tradewind.orders.Progress.TakenOver;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Orders that another system has handled begin here in the state in which they ended there; nothing is asked of
 * anybody.
 */
final class TakingOver {
    private static final Set<OrderStatus> UNDECIDED = Set.of(OrderStatus.PENDING, OrderStatus.AWAITING_PAYMENT_ACTION);

    private TakingOver() {}

    /** Nobody would ever decide an order that is still open where it came from. */
    static boolean isUndecided(HistoricalOrder past) {
        return UNDECIDED.contains(past.status());
    }

    static Moved takeOver(HistoricalOrder past, Instant now) {
        Progress progress = Progress.begin(attempt(past), null, now);
        for (HistoricalOrder.Shipment shipment : past.shipments()) {
            progress = progress.with(shipment(past, shipment));
        }
        HistoricalOrder.Payment payment = past.payment();
        Money none = Money.zero(past.details().cart().currency());
        Allocation captured = payment == null ? null : payment.captured();
        Allocation refunded = payment == null ? null : payment.refunded();
        if (payment != null && captured != null) {
            progress = progress.with(new Capture(payment.captureId(), allPieces(past), captured, Moving.DONE, null));
        }
        if (payment != null && refunded != null && payment.refundId() != null) {
            Instant at = past.details().placedAt();
            progress = progress.with(
                    new Refund(payment.refundId(), List.of(), refunded, "imported", Moving.DONE, null, at));
        }
        TakenOver stood = new TakenOver(
                past.status(),
                past.paymentStatus(),
                captured == null ? none : captured.total(),
                refunded == null ? none : refunded.total());
        Phase phase = past.status() == OrderStatus.CANCELLED ? Phase.CANCELLED : Phase.CONFIRMED;
        return new Moved(
                new OrderState(past.details(), progress.takenOver(phase, stood).counted(1, now)),
                List.of(new OrderEvent.Imported(past)));
    }

    private static Attempt attempt(HistoricalOrder past) {
        HistoricalOrder.Payment payment = past.payment();
        return payment == null
                ? Attempt.takenOver("none", null, past.paymentStatus())
                : Attempt.takenOver(payment.provider(), payment.id(), past.paymentStatus());
    }

    /**
     * History does not tell the contents of shipments: a merchant's first one carries its part, further ones nothing.
     */
    private static Shipment shipment(HistoricalOrder past, HistoricalOrder.Shipment shipment) {
        CartSnapshot.Merchant part = past.details().cart().merchants().get(shipment.merchantIndex());
        boolean first = past.shipments().stream()
                .filter(s -> s.merchantIndex() == shipment.merchantIndex())
                .findFirst()
                .filter(shipment::equals)
                .isPresent();
        return new Shipment(
                shipment.id(),
                part.id(),
                first ? pieces(part) : List.of(),
                status(shipment),
                null,
                null,
                shipment.dispatchedAt(),
                shipment.deliveredAt());
    }

    private static ShipmentStatus status(HistoricalOrder.Shipment shipment) {
        if (shipment.deliveredAt() != null) {
            return ShipmentStatus.DELIVERED;
        }
        return shipment.dispatchedAt() == null ? ShipmentStatus.PENDING : ShipmentStatus.DISPATCHED;
    }

    private static List<Piece> allPieces(HistoricalOrder past) {
        return past.details().cart().merchants().stream()
                .flatMap(part -> pieces(part).stream())
                .toList();
    }

    private static List<Piece> pieces(CartSnapshot.Merchant part) {
        return part.lines().stream().map(l -> new Piece(l.id(), l.quantity())).toList();
    }
}
