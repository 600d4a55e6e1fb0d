package dev.tradewind.learning;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradient-boosted decision trees (Friedman 2001; second order and regularised as in Chen and Guestrin,
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
    public static BoostedTrees learn(Examples examples, Loss loss, Growth growth) {
        Bins bins = new Bins(examples);
        List<Tree> trees = IntStream.range(0, growth.forests())
                .parallel()
                .mapToObj(number -> new Forest(examples, bins, loss).grow(growth, growth.seed() + number))
                .flatMap(List::stream)
                .toList();
        return new BoostedTrees(loss.base(examples), trees, growth.forests());
    }

    /** All there is of a model, to keep it. */
    public record Stored(double base, int forests, List<Tree> trees) {}

    public Stored stored() {
        return new Stored(base, forests, trees);
    }

    public static BoostedTrees of(Stored stored) {
        return new BoostedTrees(stored.base(), stored.trees(), stored.forests());
    }

    /** What log odds say in [0, 1]. */
    public static double probability(double score) {
        return 1 / (1 + Math.exp(-score));
    }

    /** What the loss that it was learned for says a score is. */
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
    public double explain(double[] features, double[] contributions) {
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
