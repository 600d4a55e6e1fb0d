package dev.tradewind.demand;

import java.util.Arrays;
import java.util.List;

/**
 * How much each method counts for each series: by its backtest errors, drawn towards its errors over all series of the
 * panel, since few periods say little about one series alone (Bates and Granger 1969 for the idea of combining).
 */
final class Blend {
    private static final double PANEL_PERIODS = 60;
    private static final double SHARPNESS = 8;
    private static final double DROPPED = 1.25;

    private final double[][] weights;

    private Blend(double[][] weights) {
        this.weights = weights;
    }

    /** @param looks of the trial: those from which it may learn */
    static Blend of(Trial trial, List<Trial.Look> looks, int series) {
        int methods = trial.methods().size();
        int periods = Math.max(1, looks.stream().mapToInt(Trial.Look::periods).sum());
        double[][] errors = new double[series][methods];
        double[] sold = new double[series];
        double[] overall = new double[methods];
        for (int i = 0; i < series; i++) {
            for (Trial.Look look : looks) {
                sold[i] += trial.sold(look, i);
                for (int m = 0; m < methods; m++) {
                    errors[i][m] += trial.error(look, m, i);
                }
            }
            for (int m = 0; m < methods; m++) {
                overall[m] += errors[i][m];
            }
        }
        double all = Math.max(Arrays.stream(sold).sum(), 1e-9);
        double[][] weights = new double[series][];
        Arrays.setAll(weights, i -> weights(errors[i], overall, PANEL_PERIODS * sold[i] / periods / all));
        return new Blend(weights);
    }

    private static double[] weights(double[] own, double[] overall, double drawn) {
        double[] scores = new double[own.length];
        Arrays.setAll(scores, m -> own[m] + drawn * overall[m] + 1e-9);
        double best = Arrays.stream(scores).min().orElse(1);
        double[] weights = new double[own.length];
        Arrays.setAll(weights, m -> scores[m] > DROPPED * best ? 0 : Math.pow(scores[m] / best, -SHARPNESS));
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, m -> weights[m] / sum);
        return weights;
    }

    /** One forecast from those of the methods. */
    double[] apply(int series, double[][][] forecasts, int horizon) {
        double[] blend = new double[horizon];
        double[] shares = weights[series];
        for (int m = 0; m < shares.length; m++) {
            if (shares[m] > 0) {
                double[] forecast = forecasts[m][series];
                for (int h = 0; h < horizon; h++) {
                    blend[h] += shares[m] * forecast[h];
                }
            }
        }
        return blend;
    }

    double[] weights(int series) {
        return weights[series];
    }
}
