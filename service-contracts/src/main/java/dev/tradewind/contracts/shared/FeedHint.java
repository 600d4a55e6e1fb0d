package dev.tradewind.contracts.shared;

import java.util.List;

/**
 * Published after a commit: these partitions have news, of these subjects and correlations. Best effort; whoever misses
 * it polls.
 *
 * @param heads up to where each of these partitions can be read; not told when empty
 */
public record FeedHint(String feed, List<Integer> partitions, List<Position> heads, List<String> subjects) {
    public FeedHint(String feed, List<Integer> partitions, List<String> subjects) {
        this(feed, partitions, List.of(), subjects);
    }

    /** The address on which a feed's hints are published. */
    public static String address(String feed) {
        return "feed." + feed + ".hint";
    }
}
