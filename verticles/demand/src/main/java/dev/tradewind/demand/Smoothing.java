package dev.tradewind.demand;

import java.util.Arrays;

/** Exponential smoothing (Brown 1959; Gardner 2006) and the Theta method. */
final class Smoothing {
    private static final double[] RATES = {.05, .1, .2, .3, .5};
    private static final int WARM_UP = 4;

    private Smoothing() {}

    /** The level after the last period. */
    static double level(double[] past, double rate) {
        double level = Recent.mean(Arrays.copyOf(past, Math.min(WARM_UP, past.length)), WARM_UP);
        for (double sold : past) {
            level += rate * (sold - level);
        }
        return level;
    }

    /** Smooths with the rate that would have foreseen this past best. */
    static double fitted(double[] past) {
        return level(past, bestRate(past));
    }

    /** Smooths roots: single large orders move it less, and zeros more, than they do a mean. */
    static double roots(double[] past, double rate) {
        double[] roots = new double[past.length];
        Arrays.setAll(roots, t -> Math.signum(past[t]) * Math.sqrt(Math.abs(past[t])));
        double level = level(roots, rate);
        return Math.signum(level) * level * level;
    }

    /** Smooths what is left when each period is cut to the ninth tenth of the last half year. */
    static double trimmed(double[] past, double rate) {
        double[] last = Arrays.copyOfRange(past, Math.max(0, past.length - 26), past.length);
        Arrays.sort(last);
        double most = last[(int) Math.floor(.9 * (last.length - 1))];
        double[] cut = new double[past.length];
        Arrays.setAll(cut, t -> Math.min(past[t], most));
        return level(cut, rate);
    }

    /**
     * The mean of the series' straight line and of the smoothed line with twice its curvature: Assimakopoulos and
     * Nikolopoulos, "The theta model", 2000, in the form of Hyndman and Billah 2003 (smoothing with half the slope).
     */
    static double[] theta(double[] past, int horizon) {
        double slope = past.length < 8 ? 0 : slope(past);
        double rate = bestRate(past);
        double level = level(past, rate);
        double lag = (1 - Math.pow(1 - rate, past.length)) / rate - 1;
        double[] path = new double[horizon];
        Arrays.setAll(path, h -> level + slope / 2 * (h + 1 + lag));
        return path;
    }

    private static double slope(double[] past) {
        double middle = (past.length - 1) / 2.0;
        double above = 0;
        double below = 0;
        for (int t = 0; t < past.length; t++) {
            above += (t - middle) * past[t];
            below += (t - middle) * (t - middle);
        }
        return above / below;
    }

    private static double bestRate(double[] past) {
        double best = RATES[1];
        double least = Double.MAX_VALUE;
        for (double rate : RATES) {
            double errors = errors(past, rate);
            if (errors < least) {
                least = errors;
                best = rate;
            }
        }
        return best;
    }

    private static double errors(double[] past, double rate) {
        double level = Recent.mean(Arrays.copyOf(past, Math.min(WARM_UP, past.length)), WARM_UP);
        double errors = 0;
        for (double sold : past) {
            double error = sold - level;
            errors += error * error;
            level += rate * error;
        }
        return errors;
    }
}
