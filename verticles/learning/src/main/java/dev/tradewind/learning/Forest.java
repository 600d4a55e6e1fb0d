package dev.tradewind.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Trees of which each mends what those before it left wrong. */
final class Forest {
    private final Examples examples;
    private final Bins bins;
    private final Loss loss;
    private final double[] scores;
    private final double[] weights;
    private final double[][] derivatives;

    Forest(Examples examples, Bins bins, Loss loss) {
        this.examples = examples;
        this.bins = bins;
        this.loss = loss;
        this.scores = new double[examples.size()];
        this.weights = new double[examples.size()];
        this.derivatives = new double[2][examples.size()];
    }

    List<Tree> grow(Growth growth, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Arrays.fill(scores, loss.base(examples));
        double usual = examples.meanWeight();
        Arrays.setAll(weights, row -> examples.weight(row) / usual);
        int[] all = IntStream.range(0, scores.length).toArray();
        List<Tree> trees = new ArrayList<>();
        for (int round = 0; round < growth.rounds(); round++) {
            derive();
            int[] features = some(bins.telling(), growth.columns(), random);
            int[] rows = some(all, growth.rows(), random);
            if (features.length > 0) {
                Tree tree = new TreeGrower(bins, growth, derivatives, features).grow(rows);
                if (loss == Loss.ABSOLUTE) {
                    settle(tree, 0, rows, growth.rate());
                }
                trees.add(tree);
                Arrays.setAll(scores, row -> scores[row] + tree.score(examples.row(row)));
            }
        }
        return trees;
    }

    private void derive() {
        double[] both = new double[2];
        for (int row = 0; row < scores.length; row++) {
            loss.derive(scores[row], examples.target(row), both);
            derivatives[0][row] = weights[row] * both[0];
            derivatives[1][row] = weights[row] * both[1];
        }
    }

    /** Has each leaf say the median of what is left of its rows, and each node the mean of what its leaves say. */
    private void settle(Tree tree, int node, int[] rows, double rate) {
        if (tree.feature()[node] < 0) {
            double[] left = new double[rows.length];
            double[] weight = new double[rows.length];
            Arrays.setAll(left, k -> examples.target(rows[k]) - scores[rows[k]]);
            Arrays.setAll(weight, k -> weights[rows[k]]);
            tree.says()[node] = rate
                    * Medians.of(left, weight, IntStream.range(0, rows.length).toArray());
            return;
        }
        int left = tree.left()[node];
        int right = tree.right()[node];
        int[] there = Arrays.stream(rows)
                .filter(row -> tree.next(node, examples.row(row)) == left)
                .toArray();
        int[] other = Arrays.stream(rows)
                .filter(row -> tree.next(node, examples.row(row)) == right)
                .toArray();
        settle(tree, left, there, rate);
        settle(tree, right, other, rate);
        double share = there.length / (double) Math.max(1, rows.length);
        tree.says()[node] = share * tree.says()[left] + (1 - share) * tree.says()[right];
    }

    private static int[] some(int[] of, double share, SplittableRandom random) {
        return Arrays.stream(of).filter(i -> random.nextDouble() < share).toArray();
    }
}
