package dev.tradewind.demand;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far from the blend the truth was in the backtest, in units of each series' own usual distance, pooled over series
 * that sell alike. Their quantiles, put around a forecast, make its quantiles: split conformal prediction (Lei, G'Sell,
 * Rinaldo, Tibshirani and Wasserman 2018) with residuals normalized by scale.
 */
final class Residuals {
    private static final int TIERS = 5;
    private static final double DRAWN_PERIODS = 10;
    private static final double[] UNKNOWN = {-1, -.8, -.5, -.2, 0, .3, .8, 1.5, 2.5};

    private final int[] tiers;
    private final double[] scales;
    private final double[][] sorted;

    private Residuals(int[] tiers, double[] scales, double[][] sorted) {
        this.tiers = tiers;
        this.scales = scales;
        this.sorted = sorted;
    }

    /**
     * @param usual by series: what it usually sells, to tell which sell alike
     * @param residuals by series: truth less blend, in every period of the backtest
     */
    static Residuals of(double[] usual, double[][] residuals) {
        int[] tiers = tiers(usual);
        double[] ratios = ratios(tiers, usual, residuals);
        double[] scales = new double[usual.length];
        for (int i = 0; i < scales.length; i++) {
            double own = Arrays.stream(residuals[i]).map(Math::abs).sum();
            double alike = ratios[tiers[i]] * Math.max(usual[i], 1e-3);
            scales[i] = (own + DRAWN_PERIODS * alike) / (residuals[i].length + DRAWN_PERIODS);
        }
        double[][] sorted = new double[TIERS][];
        for (int tier = 0; tier < TIERS; tier++) {
            sorted[tier] = pool(tier, tiers, scales, residuals);
        }
        return new Residuals(tiers, scales, sorted);
    }

    /** By rank of what they sell, so that each tier has about as many series. */
    private static int[] tiers(double[] usual) {
        double[] ranked = usual.clone();
        Arrays.sort(ranked);
        int[] tiers = new int[usual.length];
        for (int i = 0; i < tiers.length; i++) {
            int rank = Math.abs(Arrays.binarySearch(ranked, usual[i]));
            tiers[i] = Math.min(TIERS - 1, rank * TIERS / Math.max(1, usual.length));
        }
        return tiers;
    }

    private static double[] ratios(int[] tiers, double[] usual, double[][] residuals) {
        double[] wrong = new double[TIERS];
        double[] sold = new double[TIERS];
        for (int i = 0; i < tiers.length; i++) {
            wrong[tiers[i]] += Arrays.stream(residuals[i]).map(Math::abs).sum();
            sold[tiers[i]] += usual[i] * residuals[i].length;
        }
        double[] ratios = new double[TIERS];
        Arrays.setAll(ratios, tier -> sold[tier] > 0 && wrong[tier] > 0 ? wrong[tier] / sold[tier] : 1);
        return ratios;
    }

    private static double[] pool(int tier, int[] tiers, double[] scales, double[][] residuals) {
        double[] pool = IntStream.range(0, tiers.length)
                .filter(i -> tiers[i] == tier)
                .mapToObj(i -> Arrays.stream(residuals[i]).map(residual -> residual / scales[i]))
                .flatMapToDouble(residual -> residual)
                .sorted()
                .toArray();
        return pool.length < UNKNOWN.length ? UNKNOWN : pool;
    }

    /** What to add to the forecast of a series for this quantile. */
    double offset(int series, double quantile) {
        double[] pool = sorted[tiers[series]];
        double at = quantile * (pool.length - 1);
        int below = (int) at;
        double above = pool[Math.min(pool.length - 1, below + 1)];
        return scales[series] * (pool[below] + (at - below) * (above - pool[below]));
    }

    /** What to add to the forecast of a series for its mean. */
    double mean(int series) {
        return scales[series] * Arrays.stream(sorted[tiers[series]]).average().orElse(0);
    }
}
