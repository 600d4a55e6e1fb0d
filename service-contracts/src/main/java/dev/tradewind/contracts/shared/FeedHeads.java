package dev.tradewind.contracts.shared;

import java.util.List;

/**
 * Where a feed ends.
 *
 * @param heads the last settled position of each partition, by partition number
 */
public record FeedHeads(String feed, List<Position> heads) {}
