package dev.tradewind.contracts.fraud;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What orders are judged by.
 *
 * @param judging in words: the rules alone, or the rules and a model
 * @param data the newest first
 * @param thresholds for some amounts
 * @param training the latest; null before the first
 * @param configuredChampion the version of the champion that the configuration names: as long as there is one, none is
 *     promoted, and one that was promoted before stands back, as a retired one; null when it names none
 */
public record RiskModels(
        String judging,
        List<RiskModel> data,
        RiskCosts costs,
        List<RiskThreshold> thresholds,
        @Nullable Training training,
        @Nullable String configuredChampion) {
    public RiskModels {
        data = List.copyOf(data);
        thresholds = List.copyOf(thresholds);
    }
}
