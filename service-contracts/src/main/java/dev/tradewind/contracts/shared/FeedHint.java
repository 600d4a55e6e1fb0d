package dev.tradewind.contracts.shared;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Published after a commit: these partitions have news, of these subjects and correlations. Best effort; whoever misses
 * it polls.
 *
 * @param heads up to where each of these partitions can be read; not told when empty
 * @param types of the news of each of these partitions; not told when null or empty
 */
public record FeedHint(
        String feed,
        List<Integer> partitions,
        List<Position> heads,
        List<String> subjects,
        @Nullable List<List<String>> types) {
    public FeedHint(String feed, List<Integer> partitions, List<String> subjects) {
        this(feed, partitions, List.of(), subjects, null);
    }

    /** Whether some of the news may be of one of these types. */
    public boolean mayTellOf(Set<String> wanted) {
        return IntStream.range(0, partitions.size()).anyMatch(place -> mayTellOf(wanted, place));
    }

    /** Whether the news of the partition at this place may be of one of these types. */
    public boolean mayTellOf(Set<String> wanted, int place) {
        List<List<String>> told = Objects.requireNonNullElse(types, List.of());
        return place >= told.size() || told.get(place).stream().anyMatch(wanted::contains);
    }

    /** The address on which a feed's hints are published. */
    public static String address(String feed) {
        return "feed." + feed + ".hint";
    }
}
