package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Id;
import java.time.Instant;

/**
 * Something to be done at a time, kept in the domain's {@code tasks} table.
 *
 * @param key unique within the kind, usually the id of what the task is about
 * @param attempts how often it was begun, this time included; 0 while it is scheduled
 * @param payload whatever the handler needs, usually JSON; may be empty
 */
public record Task(String kind, String key, Instant dueAt, int attempts, String payload) {
    public static Task at(Instant dueAt, String kind, Id key, String payload) {
        return new Task(kind, key.value(), dueAt, 0, payload);
    }

    /** Due at once. */
    public static Task now(String kind, Id key, String payload) {
        return at(Instant.EPOCH, kind, key, payload);
    }
}
