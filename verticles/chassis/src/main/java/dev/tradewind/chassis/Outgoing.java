package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.Id;
import org.jspecify.annotations.Nullable;

/**
 * An event to be appended.
 *
 * @param subject the aggregate's id
 * @param sequence counts the subject's events from 1
 */
public record Outgoing<E extends Event>(
        E event,
        String subject,
        long sequence,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String traceparent) {

    public static <E extends Event> Outgoing<E> of(E event, Id subject, long sequence) {
        return new Outgoing<>(event, subject.value(), sequence, null, null, null);
    }

    /** Belongs to this order or cart. */
    public Outgoing<E> correlatedWith(Id order) {
        return new Outgoing<>(event, subject, sequence, order.value(), causation, traceparent);
    }

    /** Follows from that event: carries on its trace and, unless there is one already, its correlation. */
    public Outgoing<E> causedBy(EventEnvelope cause) {
        String inherited = correlation == null ? cause.correlation() : correlation;
        return new Outgoing<>(event, subject, sequence, inherited, cause.id().value(), cause.traceparent());
    }

    /** Follows from that call: carries on its trace. */
    public Outgoing<E> in(CallContext call) {
        return new Outgoing<>(event, subject, sequence, correlation, causation, call.traceparent());
    }
}
