package dev.tradewind.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rolling-origin backtest: what every method would have forecast at several times in the past (Tashman, "Out-of-sample
 * tests of forecasting accuracy", 2000). Nothing after an origin is seen from it.
 */
final class Trial {
    private static final int SHORTEST = 3;
    private static final int ORIGINS = 5;

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

    static Trial run(Panel panel, int horizon, List<Method> portfolio) {
        List<Method> suited = portfolio.stream().filter(m -> m.suits(panel)).toList();
        Trial trial = new Trial(panel, horizon, suited);
        int step = Math.max(1, horizon / 2);
        for (int k = 1; k <= ORIGINS; k++) {
            trial.look(panel.periods() - Math.min(horizon, 2) - (k - 1) * step);
        }
        return trial;
    }

    /** Only origins at which every method has past enough, so that all are judged by the same periods. */
    private void look(int origin) {
        if (origin < SHORTEST) {
            return;
        }
        Panel past = panel.until(origin);
        if (methods.stream().allMatch(method -> method.suits(past))) {
            looks.add(new Look(origin, Math.min(horizon, panel.periods() - origin), forecasts(past)));
        }
    }

    private double[][][] forecasts(Panel past) {
        double[][][] forecasts = new double[methods.size()][][];
        Arrays.setAll(forecasts, m -> methods.get(m).forecast(past, horizon));
        return forecasts;
    }

    /** What the methods forecast now. */
    double[][][] now() {
        return forecasts(panel);
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

    /** What was sold of a series in the periods that were forecast from one origin. */
    double sold(Look look, int series) {
        double sum = 0;
        for (int h = 0; h < look.periods(); h++) {
            sum += Math.abs(panel.row(series)[look.origin() + h]);
        }
        return sum;
    }
}
