package dev.tradewind.contracts.operations;

import dev.tradewind.contracts.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the shop does, counted from its events and from what its gateways were asked.
 *
 * @param minutes the last hour, oldest first, every minute of it
 * @param funnel of the last 24 hours
 */
public record Pulse(Instant at, Outcomes outcomes, List<Minute> minutes, Funnel funnel) {
    /**
     * The four outcomes that the platform exists for.
     *
     * @param revenue of the last seven days against the seven before, by currency, the largest first
     * @param orderErrors of the last 24 hours
     * @param cart of the last hour
     * @param checkout of the last hour
     * @param availability of the last hour
     */
    public record Outcomes(
            List<Growth> revenue, Errors orderErrors, Latency cart, Latency checkout, Availability availability) {}

    /**
     * Revenue is what was confirmed.
     *
     * @param growth current ÷ previous − 1; null when there was nothing before
     */
    public record Growth(Money current, Money previous, @Nullable Double growth) {}

    /**
     * Orders that came to nothing by the platform's own fault: given up undecided, or answered at the checkout with a
     * status of 500 or more. What a shopper, a bank or an empty shelf decides is no error.
     *
     * @param share failed ÷ (orders + failed checkouts); null when there were none
     */
    public record Errors(long orders, long failed, @Nullable Double share) {}

    /** Null when nobody asked. */
    public record Latency(long calls, @Nullable Double p50Ms, @Nullable Double p99Ms) {}

    /**
     * Of shoppers' requests.
     *
     * @param share of those that were not answered with a status of 500 or more; null when nobody asked
     */
    public record Availability(long requests, long failed, @Nullable Double share) {}

    /**
     * @param at when the minute began
     * @param orders confirmed
     * @param revenue of those, by currency
     */
    public record Minute(Instant at, long orders, List<Money> revenue) {}

    /** From a product that was looked at to a shipment that arrived. */
    public record Funnel(long views, long carts, long checkouts, long confirmed, long dispatched, long delivered) {}
}
