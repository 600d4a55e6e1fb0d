package dev.tradewind.payments;

import dev.tradewind.contracts.shared.EventEnvelope;
import org.jspecify.annotations.Nullable;

/** What asked for a step, kept until the provider has answered, for the events that tell of it. */
record Cause(@Nullable String causation, @Nullable String traceparent) {
    static final Cause NONE = new Cause(null, null);

    static Cause of(EventEnvelope event) {
        return new Cause(event.id().value(), event.traceparent());
    }
}
