package dev.tradewind.contracts.shared;

import java.util.List;

/**
 * Events of one partition in order, without gaps.
 *
 * @param more there are further events to read at once
 * @param pending later events are committed but wait for an older transaction: ask again shortly
 */
public record FeedSlice(List<EventEnvelope> events, boolean more, boolean pending) {}
