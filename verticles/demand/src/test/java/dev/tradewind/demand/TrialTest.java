package dev.tradewind.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final int WEEKS = 30;
    private static final int HORIZON = 4;
    private static final List<Method> LAST = List.of(Method.level("last", past -> past[past.length - 1]));

    private static Panel panel(double... pattern) {
        double[] sales = new double[WEEKS];
        for (int week = 0; week < WEEKS; week++) {
            sales[week] = pattern[week % pattern.length];
        }
        return Panel.of(52, new double[][] {sales}, new int[1]);
    }

    @Test
    void theErrorOfABacktestIsAShareOfWhatWasSold() {
        assertThat(Trial.run(panel(7), HORIZON, LAST).wape(0, 0)).isZero();
        // Every other week is wrong by all of a week's 10 pieces, and half of the weeks sell 10.
        assertThat(Trial.run(panel(0, 10), HORIZON, LAST).wape(0, 0)).isEqualTo(1, within(.01));
    }

    @Test
    void nothingCanBeSaidWhereNothingWasSold() {
        assertThat(Trial.run(panel(0), HORIZON, LAST).wape(0, 0)).isNull();
    }
}
