package dev.tradewind.contracts.payments;

import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;

/** What happens to payments. The subject is the payment, the correlation the order. */
public sealed interface PaymentEvent extends Event {
    String FEED = "payments";
    EventTypes<PaymentEvent> TYPES = EventTypes.of(FEED, PaymentEvent.class);

    record Authorized(PaymentId paymentId, OrderId orderId, Money amount, Card card) implements PaymentEvent {}

    /** Final for this attempt. @param code the provider's word, or {@code provider_error} */
    record Declined(PaymentId paymentId, OrderId orderId, String code) implements PaymentEvent {}

    record ActionRequired(PaymentId paymentId, OrderId orderId, NextAction nextAction) implements PaymentEvent {}

    /** @param fee what the provider keeps */
    record Captured(PaymentId paymentId, OrderId orderId, CaptureId captureId, Allocation allocation, Money fee)
            implements PaymentEvent {}

    record CaptureFailed(PaymentId paymentId, OrderId orderId, CaptureId captureId, String code)
            implements PaymentEvent {}

    record Refunded(PaymentId paymentId, OrderId orderId, RefundId refundId, Allocation allocation)
            implements PaymentEvent {}

    record RefundFailed(PaymentId paymentId, OrderId orderId, RefundId refundId, String code) implements PaymentEvent {}

    /** A refund that had been told as {@link Refunded} came back to the shop. @param code the provider's word */
    record RefundReturned(PaymentId paymentId, OrderId orderId, RefundId refundId, Allocation allocation, String code)
            implements PaymentEvent {}

    /** @param amount what was authorized and not captured, now let go */
    record Voided(PaymentId paymentId, OrderId orderId, Money amount) implements PaymentEvent {}

    /** What may be known of a card: never its number. */
    record Card(String brand, String last4, String fingerprint) {}
}
