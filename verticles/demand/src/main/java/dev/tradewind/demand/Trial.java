package dev.tradewind.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rolling-origin backtest: what every method would have forecast at several times in the past (Tashman, "Out-of-sample
 * tests of forecasting accuracy", 2000). Nothing after an origin is seen from it.
 */
final class Trial {
    private static final int SHORTEST = 3;
    private static final int ORIGINS = 5;
    private static final int JUDGED = 3;

    private final Panel panel;
    private final int horizon;
    private final List<Method> methods;
    private final List<Look> looks = new ArrayList<>();

    /** Forecasts made at one origin: by method, series and period ahead. */
    record Look(int origin, int periods, double[][][] forecasts) {}

    private Trial(Panel panel, int horizon, List<Method> methods) {
        this.panel = panel;
        this.horizon = horizon;
        this.methods = methods;
    }

    /** Methods take part that have past enough at three origins at least, so that none is believed unseen. */
    static Trial run(Panel panel, int horizon, List<Method> portfolio) {
        int last = panel.periods() - Math.min(horizon, 2);
        int step = Math.max(1, horizon / 2);
        Panel judged = panel.until(Math.max(Math.min(panel.periods(), SHORTEST), last - (JUDGED - 1) * step));
        List<Method> suited = portfolio.stream().filter(m -> m.suits(judged)).toList();
        Trial trial = new Trial(panel, horizon, suited);
        trial.look(IntStream.range(0, ORIGINS).map(k -> last - k * step).toArray());
        return trial;
    }

    /**
     * Only origins at which every method has past enough, so that all are judged by the same periods. What is learned,
     * is learned once, at the earliest of them.
     */
    private void look(int[] origins) {
        List<Panel> pasts = Arrays.stream(origins)
                .filter(origin -> origin >= SHORTEST)
                .mapToObj(panel::until)
                .filter(past -> methods.stream().allMatch(method -> method.suits(past)))
                .toList();
        if (!pasts.isEmpty()) {
            List<Method> learned = learned(pasts.getLast());
            for (Panel past : pasts) {
                int origin = past.periods();
                looks.add(new Look(origin, Math.min(horizon, panel.periods() - origin), forecasts(learned, past)));
            }
        }
    }

    private List<Method> learned(Panel past) {
        return methods.stream().map(method -> method.learned(past, horizon)).toList();
    }

    private double[][][] forecasts(List<Method> learned, Panel past) {
        double[][][] forecasts = new double[learned.size()][][];
        Arrays.setAll(forecasts, m -> learned.get(m).forecast(past, horizon));
        return forecasts;
    }

    /** What the methods forecast now. */
    double[][][] now() {
        return forecasts(learned(panel), panel);
    }

    List<Method> methods() {
        return methods;
    }

    List<Look> looks() {
        return looks;
    }

    /** The sum of the absolute errors of a method for a series, seen from one origin. */
    double error(Look look, int method, int series) {
        double[] forecast = look.forecasts()[method][series];
        double sum = 0;
        for (int h = 0; h < look.periods(); h++) {
            sum += Math.abs(panel.row(series)[look.origin() + h] - forecast[h]);
        }
        return sum;
    }

    /** The errors of a method for a series, of all looks, as a share of what was sold; null when that was nothing. */
    @Nullable
    Double wape(int method, int series) {
        double errors = 0;
        double sold = 0;
        for (Look look : looks) {
            errors += error(look, method, series);
            sold += sold(look, series);
        }
        return sold == 0 ? null : errors / sold;
    }

    /** What was sold of a series in the periods that were forecast from one origin. */
    double sold(Look look, int series) {
        double sum = 0;
        for (int h = 0; h < look.periods(); h++) {
            sum += Math.abs(panel.row(series)[look.origin() + h]);
        }
        return sum;
    }
}
