package dev.tradewind.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Forecasts by many methods, of which the backtest of each series decides how much each counts. */
final class Portfolio {
    private static final int USUAL_PERIODS = 26;

    static final List<Method> METHODS = List.of(
            new Seasonal.Naive("seasonal naive"),
            new Seasonal.Growth("seasonal growth", past -> past),
            new Seasonal.Growth("seasonal growth of what the group shares", Denoised::of),
            new Seasonal.OfGroup("group season, slow level", .2),
            new Seasonal.OfGroup("group season, quick level", .35),
            Method.level("median of 8", past -> Recent.median(past, 8)),
            Method.level("median of 13", past -> Recent.median(past, 13)),
            Method.level("weighted median", past -> Recent.weightedMedian(past, 5)),
            Method.level("smoothing", Smoothing::fitted),
            Method.level("smoothed roots, slow", past -> Smoothing.roots(past, .15)),
            Method.level("smoothed roots, quick", past -> Smoothing.roots(past, .3)),
            Method.level("smoothing, trimmed", past -> Smoothing.trimmed(past, .25)),
            Method.path("theta", Smoothing::theta),
            Method.level("croston", Intermittent::croston),
            Method.level("sba", Intermittent::sba),
            Method.level("tsb", Intermittent::tsb),
            Method.level("adida", Intermittent::adida),
            Method.level("imapa", Intermittent::imapa),
            new Boosted("boosted trees of all series"));

    private final Panel panel;
    private final int horizon;
    private final Trial trial;
    private final Backcast backcast;
    private final Residuals residuals;

    private Portfolio(Panel panel, int horizon) {
        this.panel = panel;
        this.horizon = horizon;
        this.trial = Trial.run(panel, horizon, METHODS);
        this.backcast = Backcast.of(panel, trial);
        this.residuals = Residuals.of(usual(), backcast.residuals());
    }

    /** The outlook of every series of the panel, in its order, each series for itself. */
    static List<Outlook> forecast(Panel panel, int horizon) {
        return panel.periods() == 0 ? List.of() : new Portfolio(panel, horizon).outlooks();
    }

    private double[] usual() {
        double[] usual = new double[panel.series()];
        Arrays.setAll(usual, i -> Math.max(0, Recent.mean(panel.row(i), USUAL_PERIODS)));
        return usual;
    }

    private List<Outlook> outlooks() {
        Blend blend = Blend.of(trial, trial.looks(), panel.series());
        double[][][] now = trial.now();
        double balanced = backcast.balanced(residuals);
        List<Outlook> outlooks = new ArrayList<>();
        for (int i = 0; i < panel.series(); i++) {
            double[] blended = blend.apply(i, now, horizon);
            double[] expected = shifted(blended, residuals.offset(i, balanced));
            double[][] quantiles = new double[Outlook.LEVELS.size()][];
            for (int q = 0; q < quantiles.length; q++) {
                quantiles[q] = shifted(blended, residuals.offset(i, Outlook.LEVELS.get(q)));
            }
            outlooks.add(new Outlook(expected, quantiles, weights(i, blend.weights(i))));
        }
        return outlooks;
    }

    private static double[] shifted(double[] forecast, double by) {
        return Arrays.stream(forecast).map(f -> Math.max(0, f + by)).toArray();
    }

    private List<Outlook.Weight> weights(int series, double[] shares) {
        return IntStream.range(0, shares.length)
                .filter(m -> shares[m] >= .01)
                .mapToObj(m -> new Outlook.Weight(trial.methods().get(m).name(), shares[m], trial.wape(m, series)))
                .sorted(Comparator.comparingDouble(Outlook.Weight::share).reversed())
                .toList();
    }
}
