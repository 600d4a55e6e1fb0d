package dev.tradewind.contracts.shared;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a log, newest first. One look takes in a bounded stretch of the log, so that there may be few events, or
 * none, although older ones would fit.
 *
 * @param next where to go on; null when there is nothing further back
 * @param reached everything recorded later than this was looked at; null when all was
 */
public record HistorySlice(List<EventEnvelope> events, @Nullable Position next, @Nullable Instant reached) {}
