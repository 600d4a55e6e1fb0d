package dev.tradewind.payments;

import dev.tradewind.chassis.Outgoing;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.shared.PaymentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is decided in one transaction about payments whose rows it has locked, gathered to be written at once. */
final class Decisions {
    private final Map<PaymentId, Attempt> attempts = new LinkedHashMap<>();
    private final Set<PaymentId> changed = new LinkedHashSet<>();
    private final Map<String, KeptTransfer> transfers = new LinkedHashMap<>();
    private final List<Outgoing<PaymentEvent>> events = new ArrayList<>();
    private final List<Settlement.Job> jobs = new ArrayList<>();

    Decisions(List<Attempt> locked) {
        locked.forEach(attempt -> attempts.put(attempt.payment().id(), attempt));
    }

    boolean has(PaymentId id) {
        return attempts.containsKey(id);
    }

    /** Decides about a payment as it stands after the decisions before; passes over a payment that there is not. */
    void decide(PaymentId id, Function<Payment, Settlement> rule) {
        Attempt attempt = attempts.get(id);
        if (attempt != null) {
            decide(attempt, attempt.cause(), rule);
        }
    }

    /** The same, with what asked for it. */
    void decide(PaymentId id, Cause cause, Function<Payment, Settlement> rule) {
        Attempt attempt = attempts.get(id);
        if (attempt != null) {
            decide(attempt, cause, rule);
        }
    }

    private void decide(Attempt attempt, Cause cause, Function<Payment, Settlement> rule) {
        Settlement settlement = rule.apply(attempt.payment());
        if (settlement.changesNothing(attempt.payment())) {
            return;
        }
        long sequence = attempt.sequence();
        for (PaymentEvent event : settlement.events()) {
            events.add(outgoing(event, attempt.payment(), ++sequence, cause));
        }
        settlement.transfers().forEach(t -> transfers.put(t.id(), new KeptTransfer(t, cause)));
        jobs.addAll(settlement.jobs());
        changed.add(attempt.payment().id());
        Cause kept = settlement.transfers().isEmpty() ? cause : attempt.cause();
        attempts.put(attempt.payment().id(), attempt.now(settlement.payment(), kept, sequence));
    }

    private static Outgoing<PaymentEvent> outgoing(PaymentEvent event, Payment payment, long sequence, Cause cause) {
        return new Outgoing<>(
                event,
                payment.id().value(),
                sequence,
                payment.orderId().value(),
                cause.causation(),
                cause.traceparent());
    }

    List<Attempt> changed() {
        return changed.stream().map(attempts::get).toList();
    }

    List<KeptTransfer> transfers() {
        return List.copyOf(transfers.values());
    }

    List<Outgoing<PaymentEvent>> events() {
        return List.copyOf(events);
    }

    List<Settlement.Job> jobs() {
        return List.copyOf(jobs);
    }

    /** A transfer with what asked for it. */
    record KeptTransfer(Transfer transfer, Cause cause) {}
}
