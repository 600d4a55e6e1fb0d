package dev.tradewind.payments;

import dev.tradewind.contracts.shared.PaymentId;
import java.util.Map;

/**
 * A payment with its captures and refunds as the provider sees them.
 *
 * @param transfers by their ids; one that is missing is unknown to the provider
 */
record Observation(PaymentId payment, Answer answer, Map<String, Receipt> transfers) {
    static Observation of(PaymentId payment, Answer answer) {
        return new Observation(payment, answer, Map.of());
    }
}
