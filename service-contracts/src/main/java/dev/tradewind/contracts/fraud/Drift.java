package dev.tradewind.contracts.fraud;

import java.util.List;

/**
 * By how much the newest orders differ from those that a model learned from, as a population stability index: up to .1
 * is nothing, above .25 a reason to learn anew.
 *
 * @param orders the newest that it scored
 * @param scores of the model's scores
 * @param features those that differ most
 */
public record Drift(int orders, double scores, List<OfFeature> features) {
    public Drift {
        features = List.copyOf(features);
    }

    /** @param text for people, where # stands for a value */
    public record OfFeature(String feature, String text, double index) {}
}
