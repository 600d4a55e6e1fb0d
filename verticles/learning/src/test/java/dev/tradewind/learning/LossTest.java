package dev.tradewind.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LossTest {
    private static final Growth SMALL = new Growth(1, 80, .1, 6, 5, 1, .8, 1, 3);

    /** Mostly 1 where the feature is small and 3 where it is large; one in five is ten times that. */
    private static Examples lumps() {
        Random random = new Random(7);
        Examples examples = new Examples();
        for (int i = 0; i < 4_000; i++) {
            double feature = random.nextDouble();
            double usual = feature > .5 ? 3 : 1;
            examples.add(new double[] {feature}, random.nextInt(5) == 0 ? 10 * usual : usual);
        }
        return examples;
    }

    @Test
    void theAbsoluteErrorIsLeastAtTheMedian() {
        BoostedTrees model = BoostedTrees.learn(lumps(), Loss.ABSOLUTE, SMALL);

        assertThat(model.score(new double[] {.2})).isCloseTo(1, within(.1));
        assertThat(model.score(new double[] {.8})).isCloseTo(3, within(.2));
    }

    @Test
    void anExampleCountsByItsWeight() {
        Examples examples = new Examples();
        for (int i = 0; i < 300; i++) {
            examples.add(new double[] {i}, i % 3 == 0 ? 5 : 1, i % 3 == 0 ? 10 : 1);
        }

        assertThat(BoostedTrees.learn(examples, Loss.ABSOLUTE, SMALL).score(new double[] {150}))
                .isCloseTo(5, within(.2));
    }

    @Test
    void nothingIsLearnedWhereAllFeaturesAreTheSame() {
        Examples examples = new Examples();
        for (int i = 0; i < 100; i++) {
            examples.add(new double[] {1, Double.NaN}, i % 2);
        }

        assertThat(BoostedTrees.learn(examples, Loss.LOGISTIC, SMALL).score(new double[] {1, 1}))
                .isCloseTo(0, within(1e-9));
    }
}
