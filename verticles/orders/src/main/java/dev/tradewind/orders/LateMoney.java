package dev.tradewind.orders;

import static dev.tradewind.orders.Decision.UNCHANGED;
import static dev.tradewind.orders.Decision.moved;

import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentEvent.Authorized;
import dev.tradewind.contracts.payments.PaymentEvent.Voided;
import java.time.Instant;

/** What payments says of a cancelled order's money. It lets go of it by itself, since it knows of the cancellation. */
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
}
