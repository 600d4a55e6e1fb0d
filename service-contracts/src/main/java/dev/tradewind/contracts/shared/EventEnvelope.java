package dev.tradewind.contracts.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in a log. Maps one to one to CloudEvents 1.0: {@code source} is {@code /tradewind/<feed>}, the
 * other attributes keep their names, {@code sequence}, {@code correlation}, {@code causation} and {@code traceparent}
 * are extensions.
 *
 * @param sequence counts the subject's events from 1
 * @param correlation the order or cart that the event belongs to
 * @param causation the event or command that caused it
 */
public record EventEnvelope(
        EventId id,
        String feed,
        String type,
        int partition,
        Position position,
        String subject,
        long sequence,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String traceparent,
        Instant time,
        RawJson data) {}
