package dev.tradewind.contracts.shared;

import java.util.List;

/**
 * Published after a commit: these partitions have news, of these subjects and correlations. Best effort; whoever
 * misses it
 * polls.
 */
public record FeedHint(String feed, List<Integer> partitions, List<String> subjects) {
    /** The address on which a feed's hints are published. */
    public static String address(String feed) {
        return "feed." + feed + ".hint";
    }
}
