package dev.tradewind.contracts.fraud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A training of a model from the log of purchases and outcomes.
 *
 * @param step what it is doing: waiting, reading, trying, learning or done
 * @param done entries of the log read so far
 * @param total entries to read
 * @param by who asked for it; {@code schedule} when nobody did
 * @param version of the model that came of it
 * @param problem why none did
 */
public record Training(
        String id,
        TrainingStatus status,
        String step,
        long done,
        long total,
        String by,
        Instant askedAt,
        @Nullable Instant endedAt,
        @Nullable String version,
        @Nullable String problem) {}
