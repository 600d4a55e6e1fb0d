package dev.tradewind.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ForecasterProperties {
    private static final int HORIZON = 4;

    /** Sales of every kind: regular, in lumps, ended, never begun, taken back. */
    private static double[][] sales(long seed, int series, int periods) {
        Random random = new Random(seed);
        double[][] sales = new double[series][periods];
        for (double[] row : sales) {
            double chance = random.nextDouble();
            double size = Math.exp(random.nextDouble() * 8);
            int end = random.nextInt(4) == 0 ? random.nextInt(periods + 1) : periods;
            for (int t = 0; t < end; t++) {
                row[t] = random.nextDouble() < chance ? Math.rint(size * (random.nextGaussian() + 1)) : 0;
            }
        }
        return sales;
    }

    private static int[] kinds(int series, int kinds) {
        int[] numbers = new int[series];
        Arrays.setAll(numbers, i -> i % kinds);
        return numbers;
    }

    private static List<Outlook> forecast(double[][] sales) {
        Panel panel = Panel.of(8, sales, kinds(sales.length, 3));
        return Forecaster.forecast(panel, kinds(sales.length, 2), HORIZON);
    }

    @Property(tries = 60)
    void isNeverNegativeNorWithoutValueAndItsQuantilesAreOrdered(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int series,
            @ForAll @IntRange(min = 1, max = 40) int periods) {
        List<Outlook> outlooks = forecast(sales(seed, series, periods));

        assertThat(outlooks).hasSize(series);
        for (Outlook outlook : outlooks) {
            for (int h = 0; h < HORIZON; h++) {
                assertThat(outlook.expected(h)).isFinite().isNotNegative();
                double lower = 0;
                for (double level : Outlook.LEVELS) {
                    assertThat(outlook.quantile(level, h)).isFinite().isGreaterThanOrEqualTo(lower);
                    lower = outlook.quantile(level, h);
                }
            }
        }
    }

    @Property(tries = 30)
    void answersTheSameForTheSameSales(@ForAll long seed) {
        double[][] sales = sales(seed, 12, 30);
        List<Outlook> once = forecast(sales);
        List<Outlook> again = forecast(sales);

        for (int i = 0; i < once.size(); i++) {
            assertThat(again.get(i).expected(0)).isEqualTo(once.get(i).expected(0));
            assertThat(again.get(i).methods()).isEqualTo(once.get(i).methods());
        }
    }

    /** Nothing but the past may tell: a later period changes no earlier look of the backtest. */
    @Property(tries = 30)
    void seesNothingOfWhatComesAfterAnOrigin(@ForAll long seed, @ForAll @IntRange(min = 20, max = 30) int origin) {
        double[][] sales = sales(seed, 10, 40);
        double[][] other = sales(seed + 1, 10, 40);
        for (int i = 0; i < sales.length; i++) {
            System.arraycopy(sales[i], 0, other[i], 0, origin);
        }
        Panel panel = Panel.of(8, sales, kinds(10, 2)).until(origin);
        Panel changed = Panel.of(8, other, kinds(10, 2)).until(origin);
        for (Method method :
                Portfolio.METHODS.stream().filter(m -> m.suits(panel)).toList()) {
            assertThat(method.forecast(changed, HORIZON)).isDeepEqualTo(method.forecast(panel, HORIZON));
        }
    }
}
