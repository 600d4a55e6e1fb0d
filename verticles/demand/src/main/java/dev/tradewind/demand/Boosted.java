package dev.tradewind.demand;

import dev.tradewind.learning.BoostedTrees;
import dev.tradewind.learning.Examples;
import dev.tradewind.learning.Growth;
import dev.tradewind.learning.Loss;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Boosted trees that all series of the panel learn together, from every origin in their past (as in Januschowski, Wang,
 * Torkkola, Erkkilä, Hasson and Gasthaus, "Forecasting with trees", 2022). Of all pairs of origin and period ahead it
 * learns from a bounded number, spread evenly, so that its time and memory do not grow with the panel.
 */
record Boosted(String name) implements Method {
    private static final Growth GROWTH = new Growth(1, 60, .1, 12, 60, 1, .7, .5, 1);
    private static final int PERIODS_LEAST = 26;
    private static final int EXAMPLES_LEAST = 10_000;
    private static final int EXAMPLES_MOST = 20_000;
    private static final double RATIO_MOST = 50;

    @Override
    public boolean suits(Panel past) {
        return past.periods() >= PERIODS_LEAST
                && past.series() * (past.periods() - (long) Lags.LEAST) >= EXAMPLES_LEAST;
    }

    @Override
    public Method learned(Panel past, int horizon) {
        return new Learned(this, BoostedTrees.learn(examples(past, new Lags(past), horizon), Loss.ABSOLUTE, GROWTH));
    }

    @Override
    public double[][] forecast(Panel past, int horizon) {
        return learned(past, horizon).forecast(past, horizon);
    }

    private record Learned(Boosted method, BoostedTrees model) implements Method {
        @Override
        public String name() {
            return method.name();
        }

        @Override
        public boolean suits(Panel past) {
            return method.suits(past);
        }

        @Override
        public double[][] forecast(Panel past, int horizon) {
            Lags lags = new Lags(past);
            int now = past.periods();
            double[][] forecasts = new double[past.series()][horizon];
            for (int i = 0; i < forecasts.length; i++) {
                double level = lags.level(i, now);
                if (level > 0) {
                    double[] known = lags.known(i, now);
                    for (int h = 0; h < horizon; h++) {
                        double score = model.score(lags.of(known, i, now, h));
                        forecasts[i][h] = level * lags.season(i, now, h) * Math.clamp(score, 0, RATIO_MOST);
                    }
                }
            }
            return forecasts;
        }
    }

    /** Picks series by the root of what they sell: who sells more counts for more, and is looked at more often. */
    private Examples examples(Panel past, Lags lags, int horizon) {
        int origins = past.periods() - Lags.LEAST;
        double[] reached = reached(past);
        double all = reached[reached.length - 1];
        long some = Math.min((long) origins * past.series() * horizon, EXAMPLES_MOST);
        SplittableRandom random = new SplittableRandom(1);
        Examples examples = new Examples();
        for (long k = 0; k < some; k++) {
            int place = Arrays.binarySearch(reached, (k + random.nextDouble()) / some * all);
            int series = Math.min(past.series() - 1, place < 0 ? -place - 1 : place + 1);
            double often = (reached[series] - (series == 0 ? 0 : reached[series - 1])) / all;
            At at = new At(past, lags, series, Lags.LEAST + random.nextInt(origins));
            learn(examples, at, random.nextInt(horizon), often);
        }
        return examples;
    }

    private static double[] reached(Panel past) {
        double[] reached = new double[past.series()];
        double sum = 1e-9;
        for (int i = 0; i < reached.length; i++) {
            sum += Math.sqrt(Math.max(0, Recent.mean(past.row(i), past.periods())));
            reached[i] = sum;
        }
        return reached;
    }

    private record At(Panel past, Lags lags, int series, int origin) {}

    /** An error counts in pieces, so a series that sells much counts for more. */
    private static void learn(Examples examples, At at, int ahead, double often) {
        double level = at.lags().level(at.series(), at.origin());
        if (level > 0 && at.origin() + ahead < at.past().periods()) {
            double[] known = at.lags().known(at.series(), at.origin());
            double unit = level * at.lags().season(at.series(), at.origin(), ahead);
            double sold = at.past().row(at.series())[at.origin() + ahead];
            examples.add(at.lags().of(known, at.series(), at.origin(), ahead), Math.max(0, sold) / unit, unit / often);
        }
    }
}
