package dev.tradewind.orders;

import java.time.Duration;

/**
 * What fraud may hold up, and for how long.
 *
 * @param scoring how long to wait for a score once the money is there; zero for not at all, and what has come counts
 * @param review how long people have for an order that is held; then it is cancelled
 * @param unscored an order without a score is confirmed up to this total, in minor units, and held for review above
 */
public record Caution(Duration scoring, Duration review, long unscored) {
    static final Caution DEFAULT = new Caution(Duration.ZERO, Duration.ofHours(24), Long.MAX_VALUE);
}
