package dev.tradewind.contracts.fraud;

import org.jspecify.annotations.Nullable;

/**
 * How well a model told frauds from good orders of which it is known what they were.
 *
 * @param areaUnderCurve how often a fraud scored higher than a good order; null without both
 * @param averagePrecision mean share of frauds among those scored highest; null without both
 * @param cost of its decisions, in minor units
 * @param costOfAllowing what it would have cost to let all of them pass
 */
public record ModelQuality(
        int orders,
        int frauds,
        @Nullable Double areaUnderCurve,
        @Nullable Double averagePrecision,
        long cost,
        long costOfAllowing) {}
