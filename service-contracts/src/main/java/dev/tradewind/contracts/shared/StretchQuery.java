package dev.tradewind.contracts.shared;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a log from a moment to where a consumer is.
 *
 * @param since everything that was recorded then or later; null for the beginning
 * @param upTo where the consumer is, by partition number
 */
public record StretchQuery(@Nullable Instant since, List<Position> upTo) {}
