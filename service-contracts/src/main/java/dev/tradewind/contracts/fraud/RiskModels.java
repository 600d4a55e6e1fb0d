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
 */
public record RiskModels(
        String judging,
        List<RiskModel> data,
        RiskCosts costs,
        List<RiskThreshold> thresholds,
        @Nullable Training training) {
    public RiskModels {
        data = List.copyOf(data);
        thresholds = List.copyOf(thresholds);
    }
}
