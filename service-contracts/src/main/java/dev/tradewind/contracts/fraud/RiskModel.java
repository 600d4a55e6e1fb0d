package dev.tradewind.contracts.fraud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model that was trained here, or that the configuration names.
 *
 * @param trainedAt of a configured one: when its file was changed last or, without a file, when it was loaded
 * @param orders it learned from; 0 where nobody knows
 * @param frauds of them
 * @param trial how it did, before it learned from everything, on the newest of these orders
 * @param live how it has done since, where outcomes are known; null when it has scored nothing, or is retired
 * @param drift null as long as it has scored too few
 * @param configured whether the configuration alone says what it is for
 */
public record RiskModel(
        String version,
        ModelRole role,
        Instant trainedAt,
        String trainedBy,
        int orders,
        int frauds,
        ModelQuality trial,
        @Nullable ModelQuality live,
        @Nullable Drift drift,
        boolean configured) {}
