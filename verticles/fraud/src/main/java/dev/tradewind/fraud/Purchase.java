package dev.tradewind.fraud;

import java.util.List;

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
}
