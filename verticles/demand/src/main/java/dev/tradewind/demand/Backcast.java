package dev.tradewind.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the blend would have forecast at the origins of the trial. The blend for one origin is made from the errors at
 * the others, so that its residuals are those of periods that it has not seen.
 */
final class Backcast {
    private static final double[] LEVELS = {.4, .45, .5, .525, .55, .575, .6, .625, .65, .675, .7};
    private static final double WORSE_FOR_BALANCE = 1.05;

    private final Panel panel;
    private final List<Trial.Look> looks;
    private final double[][][] blended;

    private Backcast(Panel panel, List<Trial.Look> looks, double[][][] blended) {
        this.panel = panel;
        this.looks = looks;
        this.blended = blended;
    }

    static Backcast of(Panel panel, Trial trial) {
        List<Trial.Look> looks = trial.looks();
        double[][][] blended = new double[looks.size()][panel.series()][];
        for (int k = 0; k < blended.length; k++) {
            Trial.Look look = looks.get(k);
            List<Trial.Look> others = new ArrayList<>(looks);
            others.remove(k);
            Blend blend = Blend.of(trial, others, panel.series());
            Arrays.setAll(blended[k], i -> blend.apply(i, look.forecasts(), look.periods()));
        }
        return new Backcast(panel, looks, blended);
    }

    /** By series: truth less blend, for every period of every origin. */
    double[][] residuals() {
        double[][] residuals = new double[panel.series()][];
        Arrays.setAll(residuals, i -> IntStream.range(0, looks.size())
                .boxed()
                .flatMapToDouble(k -> residuals(i, k))
                .toArray());
        return residuals;
    }

    private DoubleStream residuals(int series, int look) {
        int origin = looks.get(look).origin();
        double[] forecast = blended[look][series];
        return IntStream.range(0, forecast.length).mapToDouble(h -> panel.row(series)[origin + h] - forecast[h]);
    }

    /**
     * The quantile that is given as the forecast, the same for all series: of those that were hardly worse than the
     * best, the one that was least one-sided. The median alone would promise too little of what sells in lumps; at one
     * level for all, a unit more is promised where it costs least accuracy.
     */
    double balanced(Residuals residuals) {
        double[] wrong = new double[LEVELS.length];
        double[] oneSided = new double[LEVELS.length];
        for (int level = 0; level < LEVELS.length; level++) {
            for (int i = 0; i < panel.series(); i++) {
                double offset = residuals.offset(i, LEVELS[level]);
                for (int k = 0; k < looks.size(); k++) {
                    for (int h = 0; h < blended[k][i].length; h++) {
                        double error = Math.max(0, blended[k][i][h] + offset)
                                - panel.row(i)[looks.get(k).origin() + h];
                        wrong[level] += Math.abs(error);
                        oneSided[level] += error;
                    }
                }
            }
        }
        double best = Arrays.stream(wrong).min().orElse(0);
        return IntStream.range(0, LEVELS.length)
                .filter(level -> wrong[level] <= WORSE_FOR_BALANCE * best)
                .boxed()
                .min(Comparator.comparingDouble(level -> Math.abs(oneSided[level])))
                .map(level -> LEVELS[level])
                .orElse(.5);
    }
}
