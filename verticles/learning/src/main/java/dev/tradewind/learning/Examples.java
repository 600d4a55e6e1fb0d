package dev.tradewind.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a model learns from: features, what came of them, and how much that counts. */
public final class Examples {
    private final List<double[]> rows = new ArrayList<>();
    private double[] targets = new double[64];
    private double[] weights = new double[64];

    public void add(double[] features, double target) {
        add(features, target, 1);
    }

    /** @param features of the same number in all examples; NaN where one is not known; not copied */
    public void add(double[] features, double target, double weight) {
        int size = rows.size();
        if (size == targets.length) {
            targets = Arrays.copyOf(targets, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        targets[size] = target;
        weights[size] = weight;
        rows.add(features);
    }

    public int size() {
        return rows.size();
    }

    public double[] row(int number) {
        return rows.get(number);
    }

    public double target(int number) {
        return targets[number];
    }

    double weight(int number) {
        return weights[number];
    }

    double median() {
        return Medians.of(targets, weights, IntStream.range(0, size()).toArray());
    }

    double meanWeight() {
        return size() == 0 ? 1 : Arrays.stream(weights, 0, size()).sum() / size();
    }
}
