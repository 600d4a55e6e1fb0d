package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.learning.BoostedTrees;
import dev.tradewind.learning.Examples;
import dev.tradewind.learning.Growth;
import dev.tradewind.learning.Loss;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
    private static final Growth SMALL = new Growth(2, 40, 0.2, 6, 1, 1, 0.8, 1, 3);

    /** A fraud where one of two values is large and the other is not, or where the third is missing. */
    private static Examples examples(int count, long seed) {
        Random random = new Random(seed);
        Examples examples = new Examples();
        for (int i = 0; i < count; i++) {
            double[] row = {random.nextDouble(), random.nextDouble(), random.nextInt(20) == 0 ? Double.NaN : 1, 5};
            examples.add(row, (row[0] > 0.7) != (row[1] > 0.7) || Double.isNaN(row[2]) ? 1 : 0);
        }
        return examples;
    }

    private static Ranking ranking(BoostedTrees model, Examples examples) {
        double[] scores = new double[examples.size()];
        boolean[] frauds = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = model.score(examples.row(i));
            frauds[i] = examples.target(i) == 1;
        }
        return Ranking.of(scores, frauds);
    }

    @Test
    void learnsWhatNoSingleValueTells() {
        BoostedTrees model = BoostedTrees.learn(examples(3_000, 1), Loss.LOGISTIC, SMALL);

        assertThat(ranking(model, examples(1_000, 2)).areaUnderCurve()).isGreaterThan(0.95);
        assertThat(BoostedTrees.probability(model.score(new double[] {0.9, 0.1, 1, 5})))
                .isGreaterThan(0.9);
        assertThat(BoostedTrees.probability(model.score(new double[] {0.9, 0.9, 1, 5})))
                .isLessThan(0.1);
    }

    @Test
    void sameExamplesAndSettingsGiveTheSameModel() {
        Examples examples = examples(500, 1);
        double[] row = {0.3, 0.8, 1, 5};

        assertThat(BoostedTrees.learn(examples, Loss.LOGISTIC, SMALL).score(row))
                .isEqualTo(BoostedTrees.learn(examples, Loss.LOGISTIC, SMALL).score(row));
    }

    @Test
    void contributionsAddUpToTheScoreAndWhatIsTheSameForAllHasNone() {
        BoostedTrees model = BoostedTrees.learn(examples(1_000, 1), Loss.LOGISTIC, SMALL);
        double[] usual = new double[4];
        double[] risky = new double[4];
        double low = model.explain(new double[] {0.1, 0.1, 1, 5}, usual);
        double high = model.explain(new double[] {0.9, 0.1, 1, 5}, risky);

        assertThat(sum(risky) - sum(usual)).isCloseTo(high - low, within(1e-9));
        assertThat(high).isEqualTo(model.score(new double[] {0.9, 0.1, 1, 5}));
        assertThat(risky[3]).isZero();
        assertThat(risky[0]).isPositive();
    }

    @Test
    void withoutAnyFraudEverythingIsUnlikely() {
        Examples examples = new Examples();
        for (int i = 0; i < 100; i++) {
            examples.add(new double[] {i}, 0);
        }

        assertThat(BoostedTrees.probability(
                        BoostedTrees.learn(examples, Loss.LOGISTIC, SMALL).score(new double[] {50})))
                .isLessThan(0.02);
    }

    @Test
    void equalScoresAreOneStep() {
        Ranking none = Ranking.of(new double[] {1, 1, 1, 1}, new boolean[] {true, false, false, false});
        Ranking best = Ranking.of(new double[] {2, 1, 0}, new boolean[] {true, false, false});

        assertThat(none).isEqualTo(new Ranking(0.5, 0.25));
        assertThat(best).isEqualTo(new Ranking(1, 1));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
