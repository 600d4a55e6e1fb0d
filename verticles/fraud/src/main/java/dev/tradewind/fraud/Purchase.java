package dev.tradewind.fraud;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a purchase at the moment it is made.
 *
 * @param at milliseconds since 1970
 * @param amount in minor units
 * @param links what it has in common with others; of merchants there may be several
 */
public record Purchase(String id, long at, long amount, List<Link> links) {
    public Purchase {
        links = List.copyOf(links);
    }

    Purchase with(Link link) {
        List<Link> more = new ArrayList<>(links);
        more.add(link);
        return new Purchase(id, at, amount, more);
    }

    /** Null where there is none. */
    @Nullable
    String link(Dimension dimension) {
        return links.stream()
                .filter(link -> link.dimension() == dimension)
                .map(Link::value)
                .findFirst()
                .orElse(null);
    }
}
