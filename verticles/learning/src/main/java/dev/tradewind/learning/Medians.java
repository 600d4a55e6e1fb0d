package dev.tradewind.learning;

import java.util.Arrays;

/** Weighted medians, found by halving: without sorting, and near enough. */
final class Medians {
    private static final int HALVINGS = 32;

    private Medians() {}

    /** @param at the places that count; 0 when there is none */
    static double of(double[] values, double[] weights, int[] at) {
        double low = Arrays.stream(at).mapToDouble(i -> values[i]).min().orElse(0);
        double high = Arrays.stream(at).mapToDouble(i -> values[i]).max().orElse(0);
        double half = Arrays.stream(at).mapToDouble(i -> weights[i]).sum() / 2;
        for (int halving = 0; halving < HALVINGS && low < high; halving++) {
            double middle = (low + high) / 2;
            double below = 0;
            for (int i : at) {
                below += values[i] <= middle ? weights[i] : 0;
            }
            if (below >= half) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }
}
