package dev.tradewind.contracts.shared;

import java.time.Instant;

/**
 * An event that its consumer could not handle.
 *
 * @param waiting the event did not fail itself; it waits behind an earlier one of its subject
 */
public record DeadLetter(
        DeadLetterId id,
        String consumer,
        String feed,
        EventEnvelope event,
        String error,
        int attempts,
        boolean waiting,
        Instant parkedAt) {}
