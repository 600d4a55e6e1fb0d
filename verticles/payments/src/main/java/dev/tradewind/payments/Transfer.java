package dev.tradewind.payments;

import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import org.jspecify.annotations.Nullable;

/**
 * A capture or a refund.
 *
 * @param id of the capture or refund, given by orders; the idempotency key at the provider
 * @param code why it failed; null unless it did
 * @param fee what the provider keeps
 */
public record Transfer(
        Kind kind,
        String id,
        PaymentId paymentId,
        OrderId orderId,
        Allocation allocation,
        State state,
        @Nullable String code,
        Money fee) {
    public enum Kind {
        CAPTURE,
        REFUND
    }

    public enum State {
        REQUESTED,
        /** The provider has taken it on and will say how it ends. */
        PENDING,
        MOVED,
        FAILED
    }

    /** The code of a transfer that was given up without the provider's word. */
    static final String PROVIDER_ERROR = "provider_error";

    public static Transfer capture(CaptureId id, PaymentId payment, OrderId order, Allocation allocation) {
        return new Transfer(
                Kind.CAPTURE, id.value(), payment, order, allocation, State.REQUESTED, null, nothing(allocation));
    }

    public static Transfer refund(RefundId id, PaymentId payment, OrderId order, Allocation allocation) {
        return new Transfer(
                Kind.REFUND, id.value(), payment, order, allocation, State.REQUESTED, null, nothing(allocation));
    }

    /** It failed for want of the provider's word, and may have moved all the same. */
    public boolean givenUp() {
        return state == State.FAILED && PROVIDER_ERROR.equals(code);
    }

    /** Neither moved nor failed yet. */
    public boolean isOpen() {
        return state == State.REQUESTED || state == State.PENDING;
    }

    /** The provider may still say something about it that matters: a refund may come back long after it moved. */
    public boolean mayChange() {
        return isOpen() || givenUp() || (kind == Kind.REFUND && state == State.MOVED);
    }

    public Money amount() {
        return allocation.total();
    }

    Transfer moved(Money fee) {
        return new Transfer(kind, id, paymentId, orderId, allocation, State.MOVED, null, fee);
    }

    Transfer pending() {
        return new Transfer(kind, id, paymentId, orderId, allocation, State.PENDING, null, fee);
    }

    Transfer failed(String code) {
        return new Transfer(kind, id, paymentId, orderId, allocation, State.FAILED, code, fee);
    }

    /** What it tells once it has moved or failed. */
    PaymentEvent event() {
        String failure = code == null ? PROVIDER_ERROR : code;
        boolean moved = state == State.MOVED;
        return switch (kind) {
            case CAPTURE ->
                moved
                        ? new PaymentEvent.Captured(paymentId, orderId, new CaptureId(id), allocation, fee)
                        : new PaymentEvent.CaptureFailed(paymentId, orderId, new CaptureId(id), failure);
            case REFUND ->
                moved
                        ? new PaymentEvent.Refunded(paymentId, orderId, new RefundId(id), allocation)
                        : new PaymentEvent.RefundFailed(paymentId, orderId, new RefundId(id), failure);
        };
    }

    /** What a refund tells whose money had moved and has come back. */
    PaymentEvent returned() {
        String why = code == null ? PROVIDER_ERROR : code;
        return new PaymentEvent.RefundReturned(paymentId, orderId, new RefundId(id), allocation, why);
    }

    private static Money nothing(Allocation allocation) {
        return Money.zero(allocation.adjustment().currency());
    }
}
