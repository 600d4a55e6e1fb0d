package dev.tradewind.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoostedTest {
    private static final int SERIES = 400;
    private static final int PERIODS = 44;
    private static final int HORIZON = 4;
    private static final double[] LUMPS = {0, 1, 2, 3, 8};

    private static final Boosted TREES = new Boosted("trees");

    /** Small and large series that sell in lumps: 2 times their size in the middle, 2.8 times in the mean. */
    private static Panel lumps(long seed) {
        Random random = new Random(seed);
        double[][] sales = new double[SERIES][PERIODS];
        for (int i = 0; i < SERIES; i++) {
            for (int t = 0; t < PERIODS; t++) {
                sales[i][t] = (1 + i % 7) * LUMPS[random.nextInt(LUMPS.length)];
            }
        }
        return Panel.of(52, sales, new int[SERIES]);
    }

    private static double perSize(double[][] forecasts) {
        double sum = 0;
        double sizes = 0;
        for (int i = 0; i < SERIES; i++) {
            sum += forecasts[i][0];
            sizes += 1 + i % 7;
        }
        return sum / sizes;
    }

    @Test
    void learnsTheMedianOfAllSeriesTogether() {
        assertThat(perSize(TREES.forecast(lumps(1), HORIZON))).isCloseTo(2, within(.3));
    }

    @Test
    void takesPartInThePortfolio() {
        assertThat(Portfolio.forecast(lumps(2), HORIZON).getFirst().methods())
                .extracting(Outlook.Weight::method)
                .contains("boosted trees of all series");
    }

    @Test
    void asksForEnoughToLearnFrom() {
        assertThat(TREES.suits(lumps(1))).isTrue();
        assertThat(TREES.suits(lumps(1).until(20))).isFalse();
        assertThat(TREES.suits(Panel.of(52, new double[3][PERIODS], new int[3])))
                .isFalse();
    }

    @Test
    void seesNothingOfWhatComesAfterAnOrigin() {
        Panel one = lumps(1);
        double[][] other = new double[SERIES][];
        Arrays.setAll(other, i -> one.row(i).clone());
        for (double[] row : other) {
            Arrays.fill(row, 40, PERIODS, 1_000);
        }
        Method learned = TREES.learned(one.until(30), HORIZON);

        assertThat(TREES.learned(one.with(other).until(30), HORIZON)
                        .forecast(one.with(other).until(40), HORIZON))
                .isDeepEqualTo(learned.forecast(one.until(40), HORIZON));
    }

    @Test
    void whatDoesNotSellIsForecastAsNothing() {
        Panel panel = lumps(3);
        Arrays.fill(panel.row(0), 0);
        Arrays.fill(panel.row(1), 10, PERIODS, 0);

        assertThat(TREES.forecast(panel, HORIZON)[0]).containsOnly(0);
        assertThat(TREES.forecast(panel, HORIZON)[1]).containsOnly(0);
    }

    @Test
    void learnsWhatTheSeasonDoesToItsGroup() {
        double[][] sales = new double[SERIES][120];
        for (int i = 0; i < SERIES; i++) {
            for (int t = 0; t < sales[i].length; t++) {
                sales[i][t] = (1 + i % 7) * (t % 52 >= 16 && t % 52 < 20 ? 30 : 10);
            }
        }
        double[][] forecasts = TREES.forecast(Panel.of(52, sales, new int[SERIES]), HORIZON);

        assertThat(perSize(forecasts)).isCloseTo(30, within(3.0));
    }
}
