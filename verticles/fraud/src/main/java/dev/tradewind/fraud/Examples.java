package dev.tradewind.fraud;

import java.util.ArrayList;
import java.util.List;

/** What a model learns from: features of purchases, and whether each was a fraud. */
public final class Examples {
    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> frauds = new ArrayList<>();

    public void add(double[] features, boolean fraud) {
        rows.add(features);
        frauds.add(fraud);
    }

    public int size() {
        return rows.size();
    }

    double[] row(int number) {
        return rows.get(number);
    }

    boolean fraud(int number) {
        return frauds.get(number);
    }

    int frauds() {
        return (int) frauds.stream().filter(fraud -> fraud).count();
    }
}
