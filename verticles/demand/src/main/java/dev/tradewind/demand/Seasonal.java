package dev.tradewind.demand;

import java.util.Arrays;

/** Methods that expect what was sold a season ago. */
final class Seasonal {
    private static final int RECENT = 13;
    private static final double CAUTION = .02;
    private static final double RATIO_LEAST = .3;
    private static final double RATIO_MOST = 3;

    private Seasonal() {}

    /** The same period of the last season, as it was. */
    record Naive(String name) implements Method {
        @Override
        public boolean suits(Panel past) {
            return past.periods() >= past.season();
        }

        @Override
        public double[][] forecast(Panel past, int horizon) {
            double[][] forecasts = new double[past.series()][horizon];
            for (int i = 0; i < forecasts.length; i++) {
                double[] row = past.row(i);
                int from = row.length - past.season();
                Arrays.setAll(forecasts[i], h -> row[from + h % past.season()]);
            }
            return forecasts;
        }
    }

    /**
     * The same period of the last season, or the mean of the last two, times how much more was sold lately than then.
     */
    record Growth(String name, Panels seen) implements Method {
        @Override
        public boolean suits(Panel past) {
            return past.periods() >= past.season() + RECENT;
        }

        @Override
        public double[][] forecast(Panel past, int horizon) {
            Panel panel = seen.of(past);
            double[][] forecasts = new double[past.series()][];
            Arrays.setAll(forecasts, i -> one(panel.row(i), past.season(), horizon));
            return forecasts;
        }

        private static double[] one(double[] row, int season, int horizon) {
            double[] forecast = new double[horizon];
            int seasons = row.length >= 2 * season + RECENT ? 2 : 1;
            for (int back = 1; back <= seasons; back++) {
                int lag = back * season;
                double ratio = ratio(row, season, lag);
                for (int h = 0; h < horizon; h++) {
                    forecast[h] += row[row.length - lag + h % season] * ratio / seasons;
                }
            }
            return forecast;
        }

        /** Drawn towards 1 where little was sold, and never far from it. */
        private static double ratio(double[] row, int season, int lag) {
            double now = 0;
            double then = 0;
            for (int t = row.length - RECENT; t < row.length; t++) {
                now += row[t];
                then += row[t - lag];
            }
            double usual = 0;
            for (int t = row.length - season; t < row.length; t++) {
                usual += Math.abs(row[t]) / season;
            }
            double caution = CAUTION * RECENT * usual + 1e-9;
            return Math.clamp((now + caution) / (Math.max(then, 0) + caution), RATIO_LEAST, RATIO_MOST);
        }
    }

    /** What a method looks at instead of the panel itself. */
    interface Panels {
        Panel of(Panel past);
    }

    /** The group's pattern of the season, times the series' own smoothed level. */
    record OfGroup(String name, double rate) implements Method {
        @Override
        public boolean suits(Panel past) {
            return past.periods() >= past.season() + RECENT;
        }

        @Override
        public double[][] forecast(Panel past, int horizon) {
            double[][] forecasts = new double[past.series()][];
            for (int[] group : past.members()) {
                double[] index = index(past, group);
                for (int i : group) {
                    forecasts[i] = one(past.row(i), index, horizon);
                }
            }
            return forecasts;
        }

        private double[] one(double[] row, double[] index, int horizon) {
            int season = index.length;
            double[] bare = new double[Math.min(2 * RECENT, row.length)];
            int from = row.length - bare.length;
            Arrays.setAll(bare, t -> row[from + t] / index[(from + t) % season]);
            double level = Smoothing.level(bare, rate);
            double[] forecast = new double[horizon];
            Arrays.setAll(forecast, h -> level * index[(row.length + h) % season]);
            return forecast;
        }

        /** By phase: the group's sales over the mean of the season around them. */
        private static double[] index(Panel past, int[] group) {
            double[] total = new double[past.periods()];
            Arrays.fill(total, 1);
            for (int i : group) {
                double[] row = past.row(i);
                for (int t = 0; t < total.length; t++) {
                    total[t] += Math.max(0, row[t]);
                }
            }
            int season = past.season();
            double[] sums = new double[season];
            int[] counts = new int[season];
            for (int t = 0; t < total.length; t++) {
                int until = Math.min(total.length, Math.max(0, t - season / 2) + season);
                double around = Arrays.stream(total, until - season, until).sum() / season;
                sums[t % season] += total[t] / around;
                counts[t % season]++;
            }
            double[] index = new double[season];
            Arrays.setAll(index, phase -> Math.clamp(sums[phase] / counts[phase], .1, 10));
            return index;
        }
    }
}
