package dev.tradewind.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MethodsTest {
    private static final Offset<Double> NEARLY = within(1e-9);
    private static final double[] EVERY_THIRD = {0, 0, 6, 0, 0, 6, 0, 0, 6, 0, 0, 6};

    @Test
    void whatSellsSixEveryThirdPeriodSellsTwo() {
        assertThat(Intermittent.croston(EVERY_THIRD)).isCloseTo(2, NEARLY);
        assertThat(Intermittent.sba(EVERY_THIRD)).isCloseTo(2 * .925, NEARLY);
        assertThat(Intermittent.adida(EVERY_THIRD)).isCloseTo(2, NEARLY);
        assertThat(Intermittent.imapa(EVERY_THIRD)).isCloseTo(2, within(.5));
    }

    @Test
    void whatSellsNoMoreIsForgottenByTsbAndNotByCroston() {
        double[] ended = Arrays.copyOf(EVERY_THIRD, 60);

        assertThat(Intermittent.croston(ended)).isCloseTo(2, NEARLY);
        assertThat(Intermittent.tsb(ended)).isLessThan(.01);
    }

    @Test
    void aConstantStaysWhatItIs() {
        double[] constant = new double[30];
        Arrays.fill(constant, 7);

        assertThat(Smoothing.fitted(constant)).isCloseTo(7, NEARLY);
        assertThat(Smoothing.roots(constant, .3)).isCloseTo(7, NEARLY);
        assertThat(Smoothing.theta(constant, 3)).containsExactly(new double[] {7, 7, 7}, NEARLY);
        assertThat(Recent.weightedMedian(constant, 5)).isEqualTo(7);
    }

    @Test
    void thetaGoesOnWithHalfTheSlope() {
        double[] line = new double[30];
        Arrays.setAll(line, t -> 2.0 * t);
        double[] path = Smoothing.theta(line, 2);

        assertThat(path[1] - path[0]).isCloseTo(1, NEARLY);
    }

    @Test
    void aYearThatSellsHalfAsMuchMoreIsExpectedToGoOnSo() {
        double[] sales = new double[20];
        Arrays.setAll(sales, t -> (t % 4 == 3 ? 40 : 10) * (t < 4 ? 1 : 1.5));
        double[][] rows = {Arrays.copyOf(sales, 20)};
        Method growth = new Seasonal.Growth("growth", past -> past);
        double[] forecast = growth.forecast(Panel.of(4, rows, new int[1]), 4)[0];

        assertThat(forecast[3]).isGreaterThan(55).isLessThan(95);
        assertThat(forecast[0]).isGreaterThan(14).isLessThan(24);
    }

    @Test
    void whatOneOfManySeriesDidAloneLeavesLittleTrace() {
        Random random = new Random(1);
        double[][] rows = new double[20][40];
        for (double[] row : rows) {
            double size = 10 + 90 * random.nextDouble();
            Arrays.setAll(row, t -> size * (1 + Math.sin(t / 3.0)));
        }
        rows[3][20] += 30;
        Panel common = Denoised.of(Panel.of(12, rows, new int[20]));

        assertThat(common.row(5)).containsExactly(rows[5], within(3.0));
        assertThat(common.row(5)).hasSize(40);
    }

    @Test
    void aPanelOfNoSeriesHasNoForecasts() {
        assertThat(Forecaster.forecast(Panel.of(52, new double[0][], new int[0]), new int[0], 4))
                .isEmpty();
    }
}
