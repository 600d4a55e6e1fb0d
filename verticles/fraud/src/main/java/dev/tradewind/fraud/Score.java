package dev.tradewind.fraud;

import java.util.List;

/**
 * How likely a fraud is.
 *
 * @param probability in [0, 1], as often as it was so in training
 * @param reasons what speaks for a fraud, the strongest first
 */
public record Score(double probability, List<Reason> reasons) {
    /**
     * @param feature by its name
     * @param words for people
     * @param weight by how much it raises the log odds
     */
    public record Reason(String feature, String words, double weight) {}
}
