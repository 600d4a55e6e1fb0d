package dev.tradewind.fraud;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How well scores rank frauds before the rest. Equal scores count as one step, in whatever order they come. */
public record Ranking(double areaUnderCurve, double averagePrecision) {
    /**
     * @param scores greater ones for what is more likely a fraud
     * @param frauds whether each was one
     */
    public static Ranking of(double[] scores, boolean[] frauds) {
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .toList();
        double positives =
                IntStream.range(0, frauds.length).filter(i -> frauds[i]).count();
        double negatives = scores.length - positives;
        double hits = 0;
        double misses = 0;
        double area = 0;
        double precision = 0;
        for (int i = 0; i < order.size(); ) {
            double score = scores[order.get(i)];
            int step = i;
            double found = 0;
            while (i < order.size() && scores[order.get(i)] == score) {
                found += frauds[order.get(i++)] ? 1 : 0;
            }
            double missed = i - step - found;
            area += missed * (hits + found / 2);
            hits += found;
            misses += missed;
            precision += found * hits / (hits + misses);
        }
        return new Ranking(area / (positives * negatives), precision / positives);
    }
}
