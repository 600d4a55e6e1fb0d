package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.learning.BoostedTrees;
import dev.tradewind.learning.Examples;
import dev.tradewind.learning.Growth;
import dev.tradewind.learning.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxScorerTest {
    private static final Features FEATURES = new Features(Duration.ofDays(7).toMillis());
    private static final int WIDTH = FEATURES.all().size();
    /** All features for each tree, since there are few. */
    private static final Growth QUICK = new Growth(3, 30, 0.1, 8, 3, 5, 0.7, 1, 1);

    /** What it says is a float. */
    private static final double DIGITS = 2e-7;

    private final Random random = new Random(7);

    @TempDir
    private Path directory;

    private double[] row(int width) {
        double[] row = new double[width];
        for (int i = 0; i < width; i++) {
            row[i] = random.nextInt(6) == 0 ? Double.NaN : random.nextGaussian();
        }
        return row;
    }

    /** Frauds are dear, or have a second feature that is high. */
    private BoostedTrees trees(int width) {
        Examples examples = new Examples();
        for (int i = 0; i < 2_000; i++) {
            double[] row = row(width);
            examples.add(row, row[0] > 1.2 || row[1] > 1.6 ? 1 : 0);
        }
        return BoostedTrees.learn(examples, Loss.LOGISTIC, QUICK);
    }

    private Plugged plugged(byte[] model) throws IOException {
        Path file = Files.write(directory.resolve("model.onnx"), model);
        return new Plugged("", new Plugged.Onnx(file.toString(), ModelRole.CHAMPION, true), FEATURES);
    }

    @Test
    void saysOfEveryOrderWhatTheSameTreesSayHere() throws IOException {
        BoostedTrees trees = trees(WIDTH);
        Scorer own = new Scorer(FEATURES, trees);
        RiskScorer other =
                plugged(OnnxFile.of(trees, WIDTH, Map.of())).champion().orElseThrow();

        assertThat(other.version()).startsWith("onnx-");
        for (int i = 0; i < 500; i++) {
            double[] values = row(WIDTH);
            assertThat(other.score(values).probability())
                    .isCloseTo(own.score(values).probability(), within(DIGITS));
        }
    }

    @Test
    void tellsWhichFeaturesSpeakForAFraud() throws IOException {
        RiskScorer scorer =
                plugged(OnnxFile.of(trees(WIDTH), WIDTH, Map.of())).champion().orElseThrow();
        double[] values = new double[WIDTH];
        values[0] = 2;

        Score score = scorer.score(values);

        assertThat(score.probability()).isGreaterThan(0.5);
        assertThat(score.reasons().getFirst().feature()).isEqualTo("amount");
        assertThat(score.reasons().getFirst().words()).isEqualTo("an amount of 2");
        assertThat(score.reasons().getFirst().weight()).isPositive();
    }

    @Test
    void takesTheFeaturesThatItsMetadataNameInTheirOrder() throws IOException {
        BoostedTrees trees = trees(2);
        byte[] model = OnnxFile.of(trees, 2, Map.of("features", OnnxFile.names(FEATURES, 5, 0)));
        RiskScorer scorer = plugged(model).champion().orElseThrow();
        double[] values = new double[WIDTH];
        values[5] = 1.7;
        values[0] = 0.3;

        assertThat(scorer.score(values).probability())
                .isCloseTo(BoostedTrees.probability(trees.score(new double[] {1.7, 0.3})), within(DIGITS));
    }

    @Test
    void isAskedForNothingAnyMoreOnceItIsClosed() throws IOException {
        RiskScorer scorer =
                plugged(OnnxFile.of(trees(WIDTH), WIDTH, Map.of())).champion().orElseThrow();

        scorer.close();
        scorer.close();

        assertThatThrownBy(() -> scorer.score(row(WIDTH))).hasMessageContaining("closed");
    }

    @Test
    void saysInOneLineWhatDoesNotFit() throws IOException {
        assertThatThrownBy(() -> plugged(OnnxFile.of(trees(3), 3, Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("verticles.fraud.onnx.file: ")
                .hasMessageContaining("the model wants 3 features and there are " + WIDTH);
        assertThatThrownBy(() -> plugged(OnnxFile.of(trees(2), 2, Map.of("features", "amount,shoe_size"))))
                .hasMessageContaining("features that there are not: shoe_size");
        assertThatThrownBy(() -> plugged("no model".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasMessageContaining("the model cannot be read");
        Plugged.Onnx nothing = new Plugged.Onnx(directory.resolve("none").toString(), ModelRole.CHAMPION, true);
        assertThatThrownBy(() -> new Plugged("", nothing, FEATURES)).hasMessageContaining("cannot be read");
    }
}
