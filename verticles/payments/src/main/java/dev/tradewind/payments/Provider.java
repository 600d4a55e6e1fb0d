package dev.tradewind.payments;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment provider. Calls have a deadline and never fail: a timeout, a lost connection or an answer that makes no
 * sense is {@code Unknown}, which means that it may have happened. Each call carries an idempotency key, so asking
 * again is safe.
 */
interface Provider {
    /** As it stands in orders and in webhook addresses. */
    String name();

    /** Asks to hold the payment's amount. The key is the payment's id. */
    Future<Answer> authorize(Attempt attempt);

    /** Captures or refunds. The key is the transfer's id. */
    Future<Receipt> transfer(Attempt attempt, Transfer transfer);

    /** Lets go of what is held and not captured. */
    Future<Receipt> release(Attempt attempt);

    /** How the payment stands, asked by the provider's reference or, while none is known, by our key. */
    Future<Observation> look(Attempt attempt);

    /** Whether the provider has signed this text, lately. */
    boolean signed(String signature, String body, Instant now);

    /** What a signed webhook says; empty when it is about nothing of ours. */
    Future<Optional<Observation>> read(String body);
}
