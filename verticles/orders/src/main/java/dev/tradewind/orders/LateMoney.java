package dev.tradewind.orders;

import static dev.tradewind.orders.Decision.UNCHANGED;
import static dev.tradewind.orders.Decision.moved;

import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.payments.PaymentEvent.Voided;
import java.time.Instant;
import java.util.List;

/**
 * What payments says of money out of turn. Of a cancelled order's it lets go by itself, since it knows of the
 * cancellation.
 */
final class LateMoney {
    private LateMoney() {}

    static Decision noteAuthorization(OrderState s, Authorized e, Instant now) {
        Attempt attempt = s.progress().payment();
        return attempt.is(e.paymentId()) && attempt.standing() == PaymentStatus.VOIDED && !attempt.letGo()
                ? moved(s.with(s.progress().with(attempt.now(PaymentStatus.AUTHORIZED))))
                : UNCHANGED;
    }

    static Decision noteVoid(OrderState s, Voided e, Instant now) {
        Attempt attempt = s.progress().payment();
        return attempt.is(e.paymentId()) && !attempt.letGo()
                ? moved(s.with(s.progress().with(attempt.voided())))
                : UNCHANGED;
    }

    /** What had been authorized is gone, as when it expired at the provider: nothing more may leave the house. */
    static Decision lose(OrderState s, Voided e, Instant now) {
        Attempt attempt = s.progress().payment();
        if (!attempt.is(e.paymentId()) || attempt.letGo()) {
            return UNCHANGED;
        }
        OrderState unpaid = s.with(s.progress().with(attempt.voided()));
        if (s.progress().phase() == Phase.HELD) {
            return OrderFlow.cancel(unpaid, CancelReason.PAYMENT_EXPIRED, unpaid.unshipped(), List.of());
        }
        return unpaid.hasDispatched() || unpaid.progress().takenOver() != null
                ? moved(unpaid)
                : OrderFlow.stop(unpaid, CancelReason.PAYMENT_EXPIRED);
    }
}
