package dev.tradewind.orders;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.orders.Progress.Capture;
import dev.tradewind.orders.Progress.Piece;
import dev.tradewind.orders.Progress.Refund;
import dev.tradewind.orders.Progress.Shipment;
import dev.tradewind.orders.Progress.TakenOver;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that a decision about an order needs: what was ordered, which never changes, and how far it has come. */
public record OrderState(OrderDetails order, Progress progress) {
    OrderState with(Progress next) {
        return new OrderState(order, next);
    }

    public OrderId id() {
        return order.orderId();
    }

    public CartSnapshot cart() {
        return order.cart();
    }

    public Money total() {
        return cart().totals().total();
    }

    Stream<CartSnapshot.Line> lines() {
        return cart().merchants().stream().flatMap(m -> m.lines().stream());
    }

    Optional<CartSnapshot.Line> line(LineId id) {
        return lines().filter(l -> l.id().equals(id)).findFirst();
    }

    Optional<Shipment> shipment(ShipmentId id) {
        return progress.shipments().stream().filter(s -> s.id().equals(id)).findFirst();
    }

    Optional<Capture> capture(CaptureId id) {
        return progress.captures().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    Optional<Refund> refund(RefundId id) {
        return progress.refunds().stream().filter(r -> r.id().equals(id)).findFirst();
    }

    boolean hasDispatched() {
        return progress.shipments().stream().anyMatch(Shipment::hasLeft);
    }

    boolean hasDispatched(MerchantId merchant) {
        return shipmentsOf(merchant).anyMatch(Shipment::hasLeft);
    }

    Stream<Shipment> shipmentsOf(MerchantId merchant) {
        return progress.shipments().stream().filter(s -> s.merchantId().equals(merchant));
    }

    /** Pieces of a line that have left, never more than were ordered. */
    long shipped(CartSnapshot.Line line) {
        long pieces =
                count(progress.shipments().stream().filter(Shipment::hasLeft).map(Shipment::pieces), line.id());
        return Math.min(pieces, line.quantity());
    }

    /** Pieces of a line that will never leave, though the order goes on. */
    private long stopped(CartSnapshot.Line line) {
        return count(
                progress.shipments().stream()
                        .filter(s -> s.status() == ShipmentStatus.CANCELLED)
                        .map(Shipment::pieces),
                line.id());
    }

    boolean isPartlyCancelled() {
        return progress.shipments().stream().anyMatch(s -> s.status() == ShipmentStatus.CANCELLED);
    }

    /** Whether something may still leave. */
    boolean hasOutstanding() {
        return cart().merchants().stream().anyMatch(this::hasOutstanding);
    }

    boolean hasOutstanding(CartSnapshot.Merchant part) {
        return part.lines().stream().anyMatch(l -> shipped(l) + stopped(l) < l.quantity());
    }

    long captured(LineId line) {
        return count(captures(Moving.DONE).map(Capture::pieces), line);
    }

    /** Pieces of a line whose refund was asked for and has neither failed nor come back. */
    long refunded(LineId line) {
        return count(refunds(Refund::stands).map(Refund::pieces), line);
    }

    public Money captured() {
        return sum(captures(Moving.DONE).map(c -> c.allocation().total()));
    }

    public Money refunded() {
        return sum(
                refunds(r -> r.state() == Moving.DONE).map(r -> r.allocation().total()));
    }

    /** What was captured and neither given back nor promised back. */
    Money refundable() {
        return captured()
                .minus(sum(refunds(Refund::stands).map(r -> r.allocation().total())));
    }

    /** Pieces per offer that may still leave. */
    List<Quantity> unshipped() {
        Map<OfferId, Long> pieces = new LinkedHashMap<>();
        lines().forEach(l -> pieces.merge(l.offerId(), l.quantity() - shipped(l) - stopped(l), Long::sum));
        return pieces.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(e -> new Quantity(e.getKey(), e.getValue()))
                .toList();
    }

    public OrderStatus status() {
        OrderStatus stage = progress.phase().status();
        if (stage != OrderStatus.CONFIRMED) {
            return stage;
        }
        List<OrderStatus> parts = cart().merchants().stream()
                .map(this::status)
                .filter(part -> part != OrderStatus.CANCELLED)
                .toList();
        OrderStatus now = overall(parts);
        TakenOver before = progress.takenOver();
        return before == null || now.compareTo(before.status()) > 0 ? now : before.status();
    }

    /** How far one merchant's part is. */
    public OrderStatus status(CartSnapshot.Merchant part) {
        OrderStatus stage = progress.phase().status();
        List<Shipment> left = shipmentsOf(part.id()).filter(Shipment::hasLeft).toList();
        if (stage != OrderStatus.CONFIRMED) {
            return stage;
        }
        if (left.isEmpty()) {
            TakenOver before = progress.takenOver();
            OrderStatus unshipped = hasOutstanding(part) ? stage : OrderStatus.CANCELLED;
            return before == null ? unshipped : before.status();
        }
        if (hasOutstanding(part)) {
            return OrderStatus.PARTIALLY_SHIPPED;
        }
        return left.stream().allMatch(s -> s.deliveredAt() != null) ? OrderStatus.DELIVERED : OrderStatus.SHIPPED;
    }

    private static OrderStatus overall(List<OrderStatus> parts) {
        if (parts.isEmpty() || Collections.max(parts) == OrderStatus.CONFIRMED) {
            return OrderStatus.CONFIRMED;
        }
        OrderStatus least = Collections.min(parts);
        return least.compareTo(OrderStatus.SHIPPED) >= 0 ? least : OrderStatus.PARTIALLY_SHIPPED;
    }

    public PaymentStatus paymentStatus() {
        Money captured = captured();
        Money refunded = refunded();
        TakenOver before = progress.takenOver();
        if (before != null
                && before.captured().equals(captured)
                && before.refunded().equals(refunded)) {
            return before.paymentStatus();
        }
        if (refunded.isPositive()) {
            return captured.isMoreThan(refunded) ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.REFUNDED;
        }
        if (captured.isPositive()) {
            return total().isMoreThan(captured) && !hasAllThatIsDue()
                    ? PaymentStatus.PARTIALLY_CAPTURED
                    : PaymentStatus.CAPTURED;
        }
        return progress.payment().standing();
    }

    /** A part of it is cancelled, and all the rest has left and is paid. */
    private boolean hasAllThatIsDue() {
        return isPartlyCancelled()
                && !hasOutstanding()
                && progress.captures().stream().allMatch(c -> c.state() == Moving.DONE);
    }

    private Stream<Capture> captures(Moving state) {
        return progress.captures().stream().filter(c -> c.state() == state);
    }

    private Stream<Refund> refunds(Predicate<Refund> which) {
        return progress.refunds().stream().filter(which);
    }

    private Money sum(Stream<Money> amounts) {
        return Money.sum(cart().currency(), amounts.toList());
    }

    private static long count(Stream<List<Piece>> pieces, LineId line) {
        return pieces.flatMap(List::stream)
                .filter(p -> p.lineId().equals(line))
                .mapToLong(Piece::quantity)
                .sum();
    }
}
