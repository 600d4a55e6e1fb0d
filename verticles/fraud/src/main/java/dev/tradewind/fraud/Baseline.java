package dev.tradewind.fraud;

import dev.tradewind.contracts.fraud.Drift;
import dev.tradewind.fraud.Features.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How the scores of a model and the features that it learned from were distributed: by tenths, and how many were
 * missing. What comes later is compared by the population stability index.
 */
record Baseline(Spread scores, List<OfFeature> features) {
    private static final int TOLD = 5;
    /** Below that much of an index is luck: its expected value is about bins / orders. */
    static final int ORDERS_MIN = 200;

    /** One feature's. */
    record OfFeature(String name, Spread spread) {}

    /**
     * @param cuts a value up to the first is in bin 1, and so on; missing ones are in bin 0
     * @param shares of the bins
     */
    record Spread(List<Double> cuts, List<Double> shares) {
        private static final int TENTHS = 10;
        private static final double LEAST = 1e-3;

        static Spread of(double[] values) {
            double[] known = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            List<Double> cuts = new ArrayList<>();
            for (int tenth = 1; tenth < TENTHS && known.length > 0; tenth++) {
                double cut = known[(int) ((long) tenth * (known.length - 1) / TENTHS)];
                if (cuts.isEmpty() || cuts.getLast() < cut) {
                    cuts.add(cut);
                }
            }
            return new Spread(cuts, shares(cuts, values));
        }

        private static List<Double> shares(List<Double> cuts, double[] values) {
            double[] shares = new double[cuts.size() + 2];
            for (double value : values) {
                shares[bin(cuts, value)] += 1.0 / values.length;
            }
            return Arrays.stream(shares).boxed().toList();
        }

        private static int bin(List<Double> cuts, double value) {
            if (Double.isNaN(value)) {
                return 0;
            }
            int bin = 1;
            while (bin <= cuts.size() && value > cuts.get(bin - 1)) {
                bin++;
            }
            return bin;
        }

        /** 0 when they are distributed in the same way. */
        double index(double[] values) {
            List<Double> now = shares(cuts, values);
            double index = 0;
            for (int bin = 0; bin < now.size(); bin++) {
                double then = Math.max(LEAST, shares.get(bin));
                double share = Math.max(LEAST, now.get(bin));
                index += (share - then) * Math.log(share / then);
            }
            return index;
        }
    }

    static Baseline of(double[] scores, List<double[]> rows, List<Feature> features) {
        List<OfFeature> spreads = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            spreads.add(new OfFeature(features.get(i).name(), Spread.of(column(rows, i))));
        }
        return new Baseline(Spread.of(scores), spreads);
    }

    /** @param features in the order of the rows; one that the model did not know is left out */
    Drift drift(double[] now, List<double[]> rows, List<Feature> features) {
        List<Drift.OfFeature> drifts = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            double[] column = column(rows, i);
            this.features.stream()
                    .filter(known -> known.name().equals(feature.name()))
                    .map(known -> new Drift.OfFeature(
                            feature.name(),
                            feature.words(),
                            rounded(known.spread().index(column))))
                    .forEach(drifts::add);
        }
        List<Drift.OfFeature> most = drifts.stream()
                .sorted(Comparator.comparingDouble(Drift.OfFeature::index).reversed())
                .limit(TOLD)
                .toList();
        return new Drift(rows.size(), rounded(scores.index(now)), most);
    }

    private static double[] column(List<double[]> rows, int feature) {
        return rows.stream().mapToDouble(row -> row[feature]).toArray();
    }

    private static double rounded(double index) {
        return Math.round(index * 1e3) / 1e3;
    }
}
