package dev.tradewind.payments;

import dev.tradewind.contracts.payments.PaymentView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it is kept.
 *
 * @param token secret; null once the attempt is settled
 * @param sequence of its last event
 * @param settledAt null while its outcome is open
 */
record Attempt(
        Payment payment,
        int attempt,
        String provider,
        @Nullable String token,
        String email,
        Cause cause,
        long sequence,
        Instant createdAt,
        @Nullable Instant settledAt) {

    Attempt now(Payment changed, Cause by, long counted) {
        return new Attempt(changed, attempt, provider, token, email, by, counted, createdAt, settledAt);
    }

    /** The idempotency key of what is asked of the provider. */
    String key() {
        return payment.id().value();
    }

    PaymentView view() {
        return new PaymentView(
                payment.id(),
                payment.orderId(),
                attempt,
                provider,
                payment.reference(),
                payment.state(),
                payment.funds().authorized(),
                payment.funds().captured(),
                payment.funds().refunded(),
                payment.declineCode(),
                payment.nextAction(),
                createdAt);
    }

    /** Without its token: rows end up in messages. */
    @Override
    public String toString() {
        return "Attempt[" + payment + "]";
    }
}
