package dev.tradewind.demand;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** One way to forecast. */
interface Method {
    String name();

    /** Whether the past is long enough for it. */
    boolean suits(Panel past);

    /** The same method with what can be learned from this past: it may forecast from there and from any later time. */
    default Method learned(Panel past, int horizon) {
        return this;
    }

    /** By series and period ahead; may be negative where sales were. */
    double[][] forecast(Panel past, int horizon);

    /** A method that looks at one series alone, from its first sale on, and expects the same for every period. */
    static Method level(String name, ToDoubleFunction<double[]> level) {
        return path(name, (past, horizon) -> {
            double[] path = new double[horizon];
            Arrays.fill(path, level.applyAsDouble(past));
            return path;
        });
    }

    /** A method that looks at one series alone, from its first sale on. */
    static Method path(String name, Path path) {
        return new Alone(name, path);
    }

    /** Forecasts one series; its past is never empty. */
    interface Path {
        double[] forecast(double[] past, int horizon);
    }

    /** A method for each series by itself. */
    record Alone(String name, Path path) implements Method {
        @Override
        public boolean suits(Panel past) {
            return past.periods() > 0;
        }

        @Override
        public double[][] forecast(Panel past, int horizon) {
            double[][] forecasts = new double[past.series()][];
            Arrays.setAll(forecasts, i -> one(past.row(i), horizon));
            return forecasts;
        }

        private double[] one(double[] past, int horizon) {
            int first = 0;
            while (first < past.length && past[first] == 0) {
                first++;
            }
            return first == past.length
                    ? new double[horizon]
                    : path.forecast(Arrays.copyOfRange(past, first, past.length), horizon);
        }
    }
}
