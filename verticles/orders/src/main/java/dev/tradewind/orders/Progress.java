package dev.tradewind.orders;

import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentCreated;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrderView.Cancellation;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How far an order has come. Kept as one JSON document, so that fields may be added.
 *
 * @param cancelling why fulfillment was asked to stop; null unless it was
 * @param deadline when the order is given up unless it is confirmed by then; null when there is nothing to wait for
 * @param takenOver how it stood when another system handed it over; null for an order of our own
 * @param risk what fraud or a person has said; null as long as nothing was said that matters
 * @param version counts the decisions that changed the order, from 1
 * @param sequence events said about it so far
 */
public record Progress(
        Phase phase,
        Attempt payment,
        List<Shipment> shipments,
        List<Capture> captures,
        List<Refund> refunds,
        @Nullable CancelReason cancelling,
        @Nullable Cancellation cancellation,
        @Nullable Instant deadline,
        @Nullable TakenOver takenOver,
        @Nullable RiskDecision risk,
        long version,
        long sequence,
        Instant updatedAt) {
    public Progress {
        shipments = List.copyOf(shipments);
        captures = List.copyOf(captures);
        refunds = List.copyOf(refunds);
    }

    /** So many pieces of an order line. */
    public record Piece(LineId lineId, long quantity) {}

    public record Shipment(
            ShipmentId id,
            MerchantId merchantId,
            List<Piece> pieces,
            ShipmentStatus status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable Instant dispatchedAt,
            @Nullable Instant deliveredAt) {
        static Shipment created(ShipmentCreated e) {
            return new Shipment(
                    e.shipmentId(), e.merchantId(), pieces(e.lines()), ShipmentStatus.PENDING, null, null, null, null);
        }

        static Shipment dispatched(ShipmentDispatched e) {
            return new Shipment(
                    e.shipmentId(),
                    e.merchantId(),
                    pieces(e.lines()),
                    ShipmentStatus.DISPATCHED,
                    e.carrier(),
                    e.trackingNumber(),
                    e.dispatchedAt(),
                    null);
        }

        boolean hasLeft() {
            return status == ShipmentStatus.DISPATCHED || status == ShipmentStatus.DELIVERED;
        }

        Shipment delivered(Instant at) {
            return new Shipment(
                    id, merchantId, pieces, ShipmentStatus.DELIVERED, carrier, trackingNumber, dispatchedAt, at);
        }

        Shipment stopped() {
            return new Shipment(id, merchantId, pieces, ShipmentStatus.CANCELLED, null, null, null, null);
        }

        private static List<Piece> pieces(List<ShipmentLine> lines) {
            return lines.stream().map(l -> new Piece(l.lineId(), l.quantity())).toList();
        }
    }

    /** @param problem the provider's word while it does not succeed */
    public record Capture(
            CaptureId id, List<Piece> pieces, Allocation allocation, Moving state, @Nullable String problem) {
        Capture now(Moving state, @Nullable String problem) {
            return new Capture(id, pieces, allocation, state, problem);
        }
    }

    /**
     * @param pieces empty for a refund of an amount
     * @param problem the provider's word when it failed or came back
     */
    public record Refund(
            RefundId id,
            List<Piece> pieces,
            Allocation allocation,
            String reason,
            Moving state,
            @Nullable String problem,
            Instant createdAt) {
        Refund now(Moving state, @Nullable String problem) {
            return new Refund(id, pieces, allocation, reason, state, problem, createdAt);
        }

        /** The money is given back, or promised. */
        boolean stands() {
            return state == Moving.ASKED || state == Moving.DONE;
        }
    }

    /** An imported order's state as it was handed over; it stands until something new happens here. */
    public record TakenOver(OrderStatus status, PaymentStatus paymentStatus, Money captured, Money refunded) {}

    static Progress begin(Attempt payment, @Nullable Instant deadline, Instant now) {
        return new Progress(
                Phase.AWAITING_STOCK,
                payment,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                deadline,
                null,
                null,
                0,
                0,
                now);
    }

    Progress in(Phase next) {
        return changed(p -> p.phase = next);
    }

    Progress with(Attempt attempt) {
        return changed(p -> p.payment = attempt);
    }

    Progress with(@Nullable RiskDecision said) {
        return changed(p -> p.risk = said);
    }

    Progress until(@Nullable Instant at) {
        return changed(p -> p.deadline = at);
    }

    Progress stopping(CancelReason reason) {
        return changed(p -> {
            p.phase = Phase.STOPPING;
            p.cancelling = reason;
        });
    }

    /** Fulfillment refused to stop. */
    Progress goingOn() {
        return changed(p -> {
            p.phase = Phase.CONFIRMED;
            p.cancelling = null;
        });
    }

    Progress cancelled(CancelReason reason, List<Shortage> shortages) {
        return changed(p -> {
            p.phase = Phase.CANCELLED;
            p.payment = payment.ended();
            p.cancelling = null;
            p.cancellation = new Cancellation(reason, shortages);
            p.deadline = null;
        });
    }

    Progress takenOver(Phase as, TakenOver stood) {
        return changed(p -> {
            p.phase = as;
            p.cancellation = as == Phase.CANCELLED ? new Cancellation(CancelReason.IMPORTED, List.of()) : null;
            p.takenOver = stood;
        });
    }

    /** No shipment of it will leave any more. */
    Progress stopped(List<ShipmentId> ids) {
        return changed(p -> p.shipments = shipments.stream()
                .map(s -> ids.contains(s.id()) ? s.stopped() : s)
                .toList());
    }

    /** Puts the shipment in the place of the one with its id, or at the end. */
    Progress with(Shipment shipment) {
        return changed(p -> p.shipments = put(shipments, s -> s.id().equals(shipment.id()), shipment));
    }

    Progress with(Capture capture) {
        return changed(p -> p.captures = put(captures, c -> c.id().equals(capture.id()), capture));
    }

    Progress with(Refund refund) {
        return changed(p -> p.refunds = put(refunds, r -> r.id().equals(refund.id()), refund));
    }

    /** One decision later, with so many events said. */
    Progress counted(int events, Instant now) {
        return changed(p -> {
            p.version = version + 1;
            p.sequence = sequence + events;
            p.updatedAt = now;
        });
    }

    private Progress changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    private static <T> List<T> put(List<T> all, Predicate<T> place, T item) {
        List<T> next = new ArrayList<>(all);
        next.replaceAll(old -> place.test(old) ? item : old);
        if (all.stream().noneMatch(place)) {
            next.add(item);
        }
        return next;
    }

    /** A copy to write on: with this many components, a line per change reads better than a constructor call. */
    private static final class Draft {
        private Phase phase;
        private Attempt payment;
        private List<Shipment> shipments;
        private List<Capture> captures;
        private List<Refund> refunds;
        private @Nullable CancelReason cancelling;
        private @Nullable Cancellation cancellation;
        private @Nullable Instant deadline;
        private @Nullable TakenOver takenOver;
        private @Nullable RiskDecision risk;
        private long version;
        private long sequence;
        private Instant updatedAt;

        Draft(Progress from) {
            phase = from.phase;
            payment = from.payment;
            shipments = from.shipments;
            captures = from.captures;
            refunds = from.refunds;
            cancelling = from.cancelling;
            cancellation = from.cancellation;
            deadline = from.deadline;
            takenOver = from.takenOver;
            risk = from.risk;
            version = from.version;
            sequence = from.sequence;
            updatedAt = from.updatedAt;
        }

        Progress done() {
            return new Progress(
                    phase,
                    payment,
                    shipments,
                    captures,
                    refunds,
                    cancelling,
                    cancellation,
                    deadline,
                    takenOver,
                    risk,
                    version,
                    sequence,
                    updatedAt);
        }
    }
}
