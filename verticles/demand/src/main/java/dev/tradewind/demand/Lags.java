package dev.tradewind.demand;

import java.util.Arrays;

/**
 * What may tell how much a series sells in a period to come, in units of what it usually sells then: its own level
 * lately, times what the season did to its group a year ago. Nothing from the origin on is looked at.
 */
final class Lags {
    /** Periods that must lie before an origin. */
    static final int LEAST = 13;

    private static final int LATELY = 13;
    private static final int HALF = 26;
    private static final int SINGLE = 8;
    private static final int OLD = 104;
    private static final int KNOWN = 27;
    private static final int FEATURES = KNOWN + 8;

    private final Panel panel;
    private final double[][] groups;

    Lags(Panel panel) {
        this.panel = panel;
        this.groups = new double[panel.series()][];
        for (int[] members : panel.members()) {
            double[] total = new double[panel.periods()];
            for (int i : members) {
                double[] row = panel.row(i);
                Arrays.setAll(total, t -> total[t] + Math.max(0, row[t]));
                groups[i] = total;
            }
        }
    }

    /** What a series sold lately; 0 or less of one that sold nothing. */
    double level(int series, int origin) {
        double[] row = panel.row(series);
        return (mean(row, origin - LATELY, origin) + mean(row, origin - HALF, origin)) / 2;
    }

    /** How much more or less a group sold in that period a season ago than in the weeks before; 1 if not known. */
    double season(int series, int origin, int ahead) {
        int then = origin - panel.season();
        if (then < LATELY) {
            return 1;
        }
        double[] group = groups[series];
        double before = mean(group, then - LATELY, then);
        double small = before / 100 + 1e-9;
        return Math.clamp((group[then + ahead % panel.season()] + small) / (before + small), .2, 5);
    }

    /** The part that is the same for every period ahead; the rest is still to be told. */
    double[] known(int series, int origin) {
        double[] row = panel.row(series);
        double level = level(series, origin);
        double[] known = new double[FEATURES];
        int at = 0;
        for (int lag = 1; lag <= SINGLE; lag++) {
            known[at++] = row[origin - lag] / level;
        }
        for (int periods : new int[] {2, 4, 8, HALF}) {
            known[at++] = mean(row, origin - periods, origin) / level;
        }
        for (int periods : new int[] {4, 8, LATELY, HALF}) {
            known[at++] = sorted(row, origin, periods)[Math.min(periods, origin) / 2] / level;
        }
        double[] lately = sorted(row, origin, LATELY);
        known[at++] = lately[LATELY / 4] / level;
        known[at++] = lately[LATELY - 1 - LATELY / 4] / level;
        known[at++] = lately[LATELY - 1] / level;
        for (int periods : new int[] {4, 8, LATELY}) {
            known[at++] = root(row, origin, periods) / level;
        }
        known[at++] = empty(row, origin, SINGLE);
        known[at++] = empty(row, origin, HALF);
        known[at++] = Math.log(level);
        known[at++] = age(row, origin);
        known[at] = idle(row, origin);
        return known;
    }

    /** All that is known of one period ahead, counted from 0. */
    double[] of(double[] known, int series, int origin, int ahead) {
        double[] row = panel.row(series);
        double[] all = known.clone();
        double unit = level(series, origin) * season(series, origin, ahead);
        int then = origin - panel.season() + ahead % panel.season();
        int before = then - panel.season();
        boolean year = origin >= panel.season() + LATELY;
        double growth = year ? growth(row, origin) : Double.NaN;
        all[KNOWN] = ahead;
        all[KNOWN + 1] = then >= 0 ? row[then] / unit : Double.NaN;
        all[KNOWN + 2] = year ? growth * row[then] / unit : Double.NaN;
        all[KNOWN + 3] = before >= 0 ? row[before] / unit : Double.NaN;
        all[KNOWN + 4] = year ? mean(row, then - 1, Math.min(origin, then + 2)) / unit : Double.NaN;
        all[KNOWN + 5] = year ? Math.log(season(series, origin, ahead)) : Double.NaN;
        all[KNOWN + 6] = growth;
        all[KNOWN + 7] = coming(row, origin, then) / level(series, origin);
        return all;
    }

    private double growth(double[] row, int origin) {
        double now = mean(row, origin - LATELY, origin);
        double then = mean(row, origin - LATELY - panel.season(), origin - panel.season());
        double small = (now + Math.max(0, then)) / 50 + 1e-9;
        return Math.clamp((now + small) / (Math.max(0, then) + small), .3, 3);
    }

    /** The best three periods in a row of the half year that followed a season ago, as far as it is known. */
    private static double coming(double[] row, int origin, int then) {
        double best = Double.NaN;
        for (int t = Math.max(0, then); t + 3 <= Math.min(origin - LATELY, then + HALF); t++) {
            best = Math.max(Double.isNaN(best) ? 0 : best, mean(row, t, t + 3));
        }
        return best;
    }

    private static double mean(double[] row, int from, int to) {
        double sum = 0;
        for (int t = Math.max(0, from); t < to; t++) {
            sum += row[t];
        }
        return sum / Math.max(1, to - Math.max(0, from));
    }

    private static double[] sorted(double[] row, int origin, int periods) {
        double[] last = Arrays.copyOfRange(row, Math.max(0, origin - periods), origin);
        Arrays.sort(last);
        return last;
    }

    /** The square of the mean root: single large orders count less. */
    private static double root(double[] row, int origin, int periods) {
        double sum = 0;
        for (int t = origin - periods; t < origin; t++) {
            sum += Math.sqrt(Math.max(0, row[t]));
        }
        return sum * sum / periods / periods;
    }

    private static double empty(double[] row, int origin, int periods) {
        int from = Math.max(0, origin - periods);
        double empty = 0;
        for (int t = from; t < origin; t++) {
            empty += row[t] == 0 ? 1 : 0;
        }
        return empty / (origin - from);
    }

    private static double age(double[] row, int origin) {
        int first = Math.max(0, origin - OLD);
        while (first < origin && row[first] == 0) {
            first++;
        }
        return origin - first;
    }

    private static double idle(double[] row, int origin) {
        int idle = 0;
        while (idle < origin && row[origin - 1 - idle] == 0) {
            idle++;
        }
        return idle;
    }
}
