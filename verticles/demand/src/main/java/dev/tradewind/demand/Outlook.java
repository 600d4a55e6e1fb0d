package dev.tradewind.demand;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What will probably be sold of one series. Never negative; a higher level has no lower quantile. */
public final class Outlook {
    /** Of which quantiles are given. */
    public static final List<Double> LEVELS = List.of(.05, .1, .25, .5, .75, .9, .95);

    private static final double NORMAL_BETWEEN_TENTHS = 2.563;

    private final double[] expected;
    private final double[][] quantiles;
    private final List<Weight> methods;

    Outlook(double[] expected, double[][] quantiles, List<Weight> methods) {
        this.expected = expected;
        this.quantiles = quantiles;
        this.methods = methods;
    }

    /**
     * A method and how much it counts.
     *
     * @param wape of its backtest for this series; null when nothing was sold in the periods that it was tried for
     */
    public record Weight(String method, double share, @Nullable Double wape) {}

    public int horizon() {
        return expected.length;
    }

    /** The forecast for a period, counted from 0: wrong by the least, as far as it is not one-sided. */
    public double expected(int period) {
        return expected[period];
    }

    /** @param level one of {@link #LEVELS} */
    public double quantile(double level, int period) {
        return quantiles[LEVELS.indexOf(level)][period];
    }

    /** The methods that count, most important first. */
    public List<Weight> methods() {
        return methods;
    }

    /** The spread of a period, as a standard deviation. */
    public double deviation(int period) {
        return (quantile(.9, period) - quantile(.1, period)) / NORMAL_BETWEEN_TENTHS;
    }

    /** The same with another forecast; its quantiles grow or shrink along, so that what may be nothing may still be. */
    Outlook moved(double[] to) {
        double[][] moved = new double[quantiles.length][];
        Arrays.setAll(moved, level -> {
            double[] quantile = new double[to.length];
            Arrays.setAll(
                    quantile, h -> expected[h] > 0 ? quantiles[level][h] * to[h] / expected[h] : quantiles[level][h]);
            return quantile;
        });
        return new Outlook(to, moved, methods);
    }
}
