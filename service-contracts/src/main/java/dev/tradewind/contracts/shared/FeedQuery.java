package dev.tradewind.contracts.shared;

/**
 * The events of one partition after a position.
 *
 * @param limit 1 to 1000
 */
public record FeedQuery(int partition, Position after, int limit) {}
