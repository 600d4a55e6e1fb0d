package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventTypes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a reaction.
 *
 * @param event null when its type is not known here, so that it is passed over
 * @param broken why it cannot be read, or null
 */
record Parcel<F extends Event>(EventEnvelope envelope, @Nullable F event, @Nullable String broken) {
    static <F extends Event> Parcel<F> open(EventEnvelope envelope, EventTypes<F> types) {
        try {
            return new Parcel<>(envelope, types.read(envelope).orElse(null), null);
        } catch (RuntimeException e) {
            return new Parcel<>(envelope, null, Failures.describe(e));
        }
    }

    Optional<Received<F>> received() {
        return event == null ? Optional.empty() : Optional.of(new Received<>(envelope, event));
    }
}
