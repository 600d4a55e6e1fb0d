package dev.tradewind.fraud;

import dev.tradewind.contracts.wire.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Gradient-boosted decision trees for a yes or no (Friedman 2001; second order and regularised as in Chen and Guestrin,
 * "XGBoost", KDD 2016; histograms and growth by leaf as in Ke et al., "LightGBM", NIPS 2017).
 */
public final class BoostedTrees {
    private final double base;
    private final List<Tree> trees;
    private final int forests;

    private BoostedTrees(double base, List<Tree> trees, int forests) {
        this.base = base;
        this.trees = List.copyOf(trees);
        this.forests = forests;
    }

    /** The same examples and settings give the same model. */
    public static BoostedTrees learn(Examples examples, Growth growth) {
        Bins bins = new Bins(examples);
        List<Tree> trees = IntStream.range(0, growth.forests())
                .parallel()
                .mapToObj(number -> forest(examples, bins, growth, new SplittableRandom(growth.seed() + number)))
                .flatMap(List::stream)
                .toList();
        return new BoostedTrees(base(examples), trees, growth.forests());
    }

    /** As it is stored. */
    private record Stored(double base, int forests, List<Tree> trees) {}

    String text() {
        return Wire.write(new Stored(base, forests, trees));
    }

    static BoostedTrees read(String text) {
        Stored stored = Wire.read(text, Stored.class);
        return new BoostedTrees(stored.base(), stored.trees(), stored.forests());
    }

    private static List<Tree> forest(Examples examples, Bins bins, Growth growth, SplittableRandom random) {
        double base = base(examples);
        double[] scores = new double[examples.size()];
        Arrays.fill(scores, base);
        double[][] derivatives = new double[2][examples.size()];
        int[] all = IntStream.range(0, examples.size()).toArray();
        List<Tree> trees = new ArrayList<>();
        for (int round = 0; round < growth.rounds(); round++) {
            for (int row = 0; row < scores.length; row++) {
                double p = probability(scores[row]);
                derivatives[0][row] = p - (examples.fraud(row) ? 1 : 0);
                derivatives[1][row] = p * (1 - p);
            }
            int[] features = some(bins.telling(), growth.columns(), random);
            int[] rows = some(all, growth.rows(), random);
            Tree tree = new TreeGrower(bins, growth, derivatives, features).grow(rows);
            trees.add(tree);
            for (int row = 0; row < scores.length; row++) {
                scores[row] += tree.score(examples.row(row));
            }
        }
        return trees;
    }

    private static int[] some(int[] of, double share, SplittableRandom random) {
        return Arrays.stream(of).filter(i -> random.nextDouble() < share).toArray();
    }

    private static double base(Examples examples) {
        double share = (examples.frauds() + 0.5) / (examples.size() + 1.0);
        return Math.log(share / (1 - share));
    }

    /** What a score says in [0, 1]. */
    public static double probability(double score) {
        return 1 / (1 + Math.exp(-score));
    }

    /** Log odds of a fraud. */
    public double score(double[] features) {
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.score(features);
        }
        return base + sum / forests;
    }

    /**
     * The same, and why.
     *
     * @param contributions takes, for each feature, by how much it moved the score away from what is usual
     */
    double explain(double[] features, double[] contributions) {
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.explain(features, contributions);
        }
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] /= forests;
        }
        return base + sum / forests;
    }
}
