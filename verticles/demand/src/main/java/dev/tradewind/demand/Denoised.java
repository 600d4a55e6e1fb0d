package dev.tradewind.demand;

import java.util.Arrays;

/**
 * What the series of a group have in common: their matrix with its largest singular vectors only (truncated singular
 * value decomposition, found one vector after the other by the power method). A week that was odd in one series alone
 * leaves no trace.
 */
final class Denoised {
    private static final int RANK = 8;
    private static final int ROUNDS = 12;

    private Denoised() {}

    static Panel of(Panel past) {
        double[][] common = new double[past.series()][];
        for (int[] group : past.members()) {
            if (group.length <= RANK) {
                for (int i : group) {
                    common[i] = past.row(i);
                }
            } else {
                reduce(past, group, common);
            }
        }
        return past.with(common);
    }

    private static void reduce(Panel past, int[] group, double[][] common) {
        double[][] rest = new double[group.length][];
        for (int k = 0; k < group.length; k++) {
            rest[k] = past.row(group[k]).clone();
            common[group[k]] = new double[past.periods()];
        }
        for (int rank = 0; rank < RANK; rank++) {
            double[] direction = direction(rest, past.periods(), rank);
            for (int k = 0; k < group.length; k++) {
                double share = dot(rest[k], direction);
                add(rest[k], direction, -share);
                add(common[group[k]], direction, share);
            }
        }
    }

    private static double[] direction(double[][] rows, int periods, int rank) {
        double[] direction = new double[periods];
        Arrays.setAll(direction, t -> 1 + .5 * Math.cos((t + 1) * (rank + 1.0)));
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[periods];
            for (double[] row : rows) {
                add(next, row, dot(row, direction));
            }
            if (!scale(next)) {
                break;
            }
            direction = next;
        }
        return direction;
    }

    private static boolean scale(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        if (length < 1e-12) {
            return false;
        }
        for (int t = 0; t < vector.length; t++) {
            vector[t] /= length;
        }
        return true;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }

    private static void add(double[] to, double[] vector, double times) {
        for (int t = 0; t < to.length; t++) {
            to[t] += times * vector[t];
        }
    }
}
