package dev.tradewind.contracts.nodes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verticle on a node.
 *
 * @param instances how many of it run there
 * @param problem what its failed checks say; null when it is healthy
 * @param feeds those that it follows
 */
public record VerticleView(
        String name, String version, int instances, boolean healthy, @Nullable String problem, List<FeedLag> feeds) {

    /**
     * How far the domain, all its instances together, is behind a feed.
     *
     * @param lagSeconds age of the oldest event not yet handled; 0 when there is none
     * @param parked events that wait in dead letters
     */
    public record FeedLag(String feed, double lagSeconds, long parked) {}
}
