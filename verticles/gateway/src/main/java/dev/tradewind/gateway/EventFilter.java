package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.EventEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * Which events staff wants to see; null does not restrict.
 *
 * @param domain whose log
 * @param type how the type begins
 * @param subject the subject itself, or the order or cart that the event belongs to
 */
record EventFilter(@Nullable String domain, @Nullable String type, @Nullable String subject) {
    static EventFilter of(Call call) {
        return new EventFilter(call.query("domain"), call.query("type"), call.query("subject"));
    }

    boolean takes(EventEnvelope event) {
        return (domain == null || domain.equals(event.feed()))
                && (type == null || event.type().startsWith(type))
                && (subject == null || subject.equals(event.subject()) || subject.equals(event.correlation()));
    }
}
