package dev.tradewind.contracts.shared;

import java.util.List;

/**
 * Events of a log, counted.
 *
 * @param counts by partition number
 */
public record FeedCounts(String feed, List<Long> counts) {}
