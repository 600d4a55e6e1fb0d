package dev.tradewind.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ReconciliationProperties {
    private static Outlook outlook(double expected, double deviation) {
        double[][] quantiles = Outlook.LEVELS.stream()
                .map(level -> new double[] {Math.max(0, expected + 2.563 * deviation * (level - .5) / .8)})
                .toArray(double[][]::new);
        return new Outlook(new double[] {expected}, quantiles, List.of());
    }

    private static double[] reconciled(List<Outlook> offers, Outlook sum) {
        Reconciliation reconciliation = new Reconciliation(offers, 1);
        reconciliation.sum(new int[] {0, 1}, sum);
        return reconciliation.reconciled().stream()
                .mapToDouble(o -> o.expected(0))
                .toArray();
    }

    @Test
    void whoIsLessSureMovesFurther() {
        double[] moved = reconciled(List.of(outlook(100, 5), outlook(100, 20)), outlook(250, .001));

        assertThat(moved[0] + moved[1]).isCloseTo(250, within(.1));
        assertThat(moved[1] - 100).isCloseTo(16 * (moved[0] - 100), within(.1));
    }

    @Test
    void anUnsureSumChangesNothing() {
        assertThat(reconciled(List.of(outlook(100, 5), outlook(100, 5)), outlook(900, 1e6))[0])
                .isCloseTo(100, within(.1));
    }

    @Property(tries = 100)
    void theSumIsNeverFurtherFromItsForecastThanBefore(
            @ForAll @DoubleRange(min = 0, max = 1000) double a,
            @ForAll @DoubleRange(min = 0, max = 1000) double b,
            @ForAll @DoubleRange(min = 0, max = 3000) double sum) {
        double[] moved = reconciled(List.of(outlook(a, a / 3), outlook(b, b / 2)), outlook(sum, sum / 10));

        assertThat(Stream.of(moved[0], moved[1])).allMatch(each -> each >= 0);
        assertThat(Math.abs(moved[0] + moved[1] - sum)).isLessThanOrEqualTo(Math.abs(a + b - sum) + 1e-6);
    }
}
