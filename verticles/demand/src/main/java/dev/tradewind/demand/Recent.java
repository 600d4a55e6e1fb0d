package dev.tradewind.demand;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What was sold lately, without a model of why. */
final class Recent {
    private Recent() {}

    /** The median of the last periods. */
    static double median(double[] past, int periods) {
        double[] last = Arrays.copyOfRange(past, Math.max(0, past.length - periods), past.length);
        Arrays.sort(last);
        int half = last.length / 2;
        return last.length % 2 == 1 ? last[half] : (last[half - 1] + last[half]) / 2;
    }

    static double mean(double[] past, int periods) {
        return Arrays.stream(past, Math.max(0, past.length - periods), past.length)
                .average()
                .orElse(0);
    }

    /** The median of the last half year, in which a period counts half as much as one so many periods later. */
    static double weightedMedian(double[] past, double halfLife) {
        int from = Math.max(0, past.length - 26);
        int[] order = IntStream.range(from, past.length)
                .boxed()
                .sorted(Comparator.comparingDouble(t -> past[t]))
                .mapToInt(t -> t)
                .toArray();
        double[] weights = new double[order.length];
        Arrays.setAll(weights, i -> Math.pow(.5, (past.length - 1 - order[i]) / halfLife));
        double half = Arrays.stream(weights).sum() / 2;
        double reached = 0;
        double before = 0;
        for (int i = 0; i < order.length; i++) {
            double middle = reached + weights[i] / 2;
            if (middle >= half) {
                if (i == 0) {
                    return past[order[0]];
                }
                double share = (half - before) / (middle - before);
                return past[order[i - 1]] + share * (past[order[i]] - past[order[i - 1]]);
            }
            before = middle;
            reached += weights[i];
        }
        return past[order[order.length - 1]];
    }
}
