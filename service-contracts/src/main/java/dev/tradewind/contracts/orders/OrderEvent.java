package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.PaymentMethod;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to orders. The subject and the correlation are the order. */
public sealed interface OrderEvent extends Event {
    String FEED = "orders";
    EventTypes<OrderEvent> TYPES = EventTypes.of(FEED, OrderEvent.class);

    /** Inventory answers with reserved or rejected. */
    record Placed(OrderDetails order) implements OrderEvent {}

    /**
     * Payments answers with authorized, declined or action required.
     *
     * @param paymentId of this attempt, given by orders
     * @param attempt counts from 1
     */
    record PaymentRequested(
            OrderId orderId, PaymentId paymentId, int attempt, Money amount, PaymentMethod method, String email)
            implements OrderEvent {}

    record PaymentActionRequired(OrderId orderId, PaymentId paymentId, NextAction nextAction) implements OrderEvent {}

    /**
     * The attempt failed; another one may follow.
     *
     * @param until stock is held until then
     */
    record PaymentFailed(OrderId orderId, PaymentId paymentId, int attempt, String declineCode, Instant until)
            implements OrderEvent {}

    /** Paid (authorized) and reserved: fulfillment makes shipments of it. */
    record Confirmed(OrderDetails order, PaymentId paymentId) implements OrderEvent {}

    /** A dispatched shipment's money is to be captured. */
    record CaptureRequested(
            OrderId orderId, PaymentId paymentId, CaptureId captureId, ShipmentId shipmentId, Allocation allocation)
            implements OrderEvent {}

    /** A confirmed order is to be cancelled, if nothing was dispatched; fulfillment decides. */
    record CancelRequested(OrderId orderId, CancelReason reason) implements OrderEvent {}

    /** Fulfillment had dispatched something already; the order goes on. */
    record CancelRefused(OrderId orderId, String detail) implements OrderEvent {}

    /**
     * What has not left is to be cancelled, the rest goes on; fulfillment decides what that is.
     *
     * @param merchantId of whose part; null for the whole order
     */
    record RestCancelRequested(OrderId orderId, CancelReason reason, @Nullable MerchantId merchantId)
            implements OrderEvent {}

    /** A part of the order will not be shipped; inventory releases it. */
    record RestCancelled(OrderId orderId, CancelReason reason, List<Part> parts) implements OrderEvent {}

    /** A shipment that will never leave. @param release its pieces, which were reserved */
    record Part(ShipmentId shipmentId, MerchantId merchantId, List<Quantity> release) {}

    /** Nothing more will be captured: payments lets go of what is authorized and was not captured. */
    record PaymentReleased(OrderId orderId, PaymentId paymentId) implements OrderEvent {}

    /**
     * Final. Inventory releases the lines, payments voids what is authorized and not captured, the cart reopens where
     * the shopper can do something about it.
     *
     * @param release reserved pieces that have not been shipped
     * @param paymentId the attempt to void; null when there was none
     */
    record Cancelled(
            OrderId orderId,
            CartId cartId,
            CancelReason reason,
            List<Quantity> release,
            List<Shortage> shortages,
            @Nullable PaymentId paymentId)
            implements OrderEvent {}

    /** Captured money is to be given back. */
    record RefundRequested(
            OrderId orderId, PaymentId paymentId, RefundId refundId, Allocation allocation, String reason)
            implements OrderEvent {}

    /** Status or payment status moved; told for people who watch. */
    record Progressed(OrderId orderId, OrderStatus status, PaymentStatus paymentStatus) implements OrderEvent {}

    /**
     * A historical order was taken over as it stood; payments, fulfillment and settlement make their own records of
     * it.
     */
    record Imported(HistoricalOrder order) implements OrderEvent {}
}
