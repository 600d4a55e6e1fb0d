package dev.tradewind.payments;

import dev.tradewind.contracts.payments.PaymentEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a decision about a payment comes to: its new standing, what is told, and what to ask of the provider next.
 *
 * @param transfers those that changed
 */
public record Settlement(Payment payment, List<Transfer> transfers, List<PaymentEvent> events, List<Job> jobs) {
    /** Work at the provider. @param key the payment's id, or the transfer's for captures and refunds */
    public record Job(Kind kind, String key) {
        public enum Kind {
            AUTHORIZE,
            CAPTURE,
            REFUND,
            VOID,
            POLL
        }
    }

    static Settlement of(Payment payment) {
        return new Settlement(payment, List.of(), List.of(), List.of());
    }

    static Settlement of(Payment payment, PaymentEvent event) {
        return new Settlement(payment, List.of(), List.of(event), List.of());
    }

    static Settlement of(Transfer transfer, Payment payment) {
        return new Settlement(payment, List.of(transfer), List.of(transfer.event()), List.of());
    }

    Settlement then(Job.Kind kind) {
        return then(new Job(kind, payment.id().value()));
    }

    Settlement then(Job next) {
        List<Job> all = Stream.concat(jobs.stream(), Stream.of(next)).toList();
        return new Settlement(payment, transfers, events, all);
    }

    /** True when nothing would be written. */
    public boolean changesNothing(Payment before) {
        return payment.equals(before) && transfers.isEmpty() && events.isEmpty() && jobs.isEmpty();
    }
}
