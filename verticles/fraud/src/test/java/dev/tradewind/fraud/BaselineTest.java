package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fraud.Drift;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.fraud.Features.Feature;
import dev.tradewind.learning.BoostedTrees;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final List<Feature> FEATURES =
            List.of(new Feature("amount", "an amount of #"), new Feature("count", "# purchases"));

    private static List<double[]> rows(long seed, double shift) {
        Random random = new Random(seed);
        return IntStream.range(0, 1_000)
                .mapToObj(i -> new double[] {
                    random.nextGaussian() + shift, random.nextInt(4) == 0 ? Double.NaN : random.nextInt(3)
                })
                .toList();
    }

    private static double[] scores(List<double[]> rows) {
        return rows.stream()
                .mapToDouble(row -> BoostedTrees.probability(row[0]))
                .toArray();
    }

    @Test
    void ordersLikeThoseBeforeHaveHardlyAnyDrift() {
        List<double[]> rows = rows(1, 0);
        Baseline baseline = Baseline.of(scores(rows), rows, FEATURES);

        Drift drift = baseline.drift(scores(rows(2, 0)), rows(2, 0), FEATURES);

        assertThat(drift.scores()).isBetween(0.0, 0.05);
        assertThat(drift.features()).allMatch(feature -> feature.index() < 0.05);
        assertThat(baseline.drift(scores(rows), rows, FEATURES).scores()).isZero();
    }

    @Test
    void whatHasChangedIsToldFirstAndKeepingItChangesNothing() {
        List<double[]> rows = rows(1, 0);
        Baseline baseline = Wire.read(Wire.write(Baseline.of(scores(rows), rows, FEATURES)), Baseline.class);

        Drift drift = baseline.drift(scores(rows(3, 1)), rows(3, 1), FEATURES);

        assertThat(drift.scores()).isGreaterThan(0.25);
        assertThat(drift.features().getFirst().feature()).isEqualTo("amount");
        assertThat(drift.features().getFirst().index()).isGreaterThan(0.25);
        assertThat(drift.features().getLast().index()).isLessThan(0.05);
    }

    @Test
    void whatIsMissingMoreOftenIsDrift() {
        double[] known = DoubleStream.iterate(0, i -> i + 1).limit(500).toArray();
        Baseline.Spread spread = Baseline.Spread.of(known);

        assertThat(spread.index(known)).isZero();
        assertThat(spread.index(new double[] {Double.NaN, Double.NaN, 3, 400})).isGreaterThan(1);
    }
}
