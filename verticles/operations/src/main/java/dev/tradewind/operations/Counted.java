package dev.tradewind.operations;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be counted.
 *
 * @param source the event that tells of it
 * @param at when it happened
 */
record Counted(EventEnvelope source, Instant at, Measure measure, @Nullable Money money) {
    static Counted now(EventEnvelope source, Measure measure) {
        return new Counted(source, source.time(), measure, null);
    }
}
