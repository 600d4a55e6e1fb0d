package dev.tradewind.chassis;

import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * An event ready for the {@code events} table, for commands that change state and append in one statement. The record's
 * components are the columns, in this order:
 *
 * <pre>
 * insert into events
 *     (event_id, type, partition, subject, sequence, correlation, causation, traceparent, data)
 * </pre>
 *
 * where {@code data} takes {@code $n::text::json}. Append after the subject's row is locked (select from the CTE that
 * updates it), so that the log keeps the order of the subject's changes.
 */
public record Stamped(
        String eventId,
        String type,
        short partition,
        String subject,
        long sequence,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String traceparent,
        String data) {

    /** Adds the nine values to a statement's parameters. */
    public Tuple addTo(Tuple args) {
        return args.addString(eventId)
                .addString(type)
                .addShort(partition)
                .addString(subject)
                .addLong(sequence)
                .addString(correlation)
                .addString(causation)
                .addString(traceparent)
                .addString(data);
    }
}
