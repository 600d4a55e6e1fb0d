package dev.tradewind.tools.evaluate;

import dev.tradewind.demand.Forecaster;
import dev.tradewind.demand.Outlook;
import dev.tradewind.demand.Panel;
import dev.tradewind.tools.evaluate.Figures.Fraction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Forecasts the last weeks of series from those before, as the shop does, and compares. */
final class DemandTrial {
    private static final int YEAR = 52;
    private static final int NAIVE_WEEKS = 8;

    private final List<SalesFile.Sales> series;
    private final int tested;
    private final boolean seasonalNaive;

    private double sold;
    private double wrong;
    private double naiveWrong;
    private double oneSided;
    private double scaledErrors;
    private int scaled;
    private long covered;

    DemandTrial(List<SalesFile.Sales> series, int tested, SalesFile.Format format) {
        this.series = series;
        this.tested = tested;
        this.seasonalNaive = format == SalesFile.Format.WALMART;
    }

    Figures run() {
        double[][] learned = new double[series.size()][];
        Arrays.setAll(learned, i -> Arrays.copyOf(row(i), row(i).length - tested));
        long begin = System.nanoTime();
        Panel panel = Panel.of(YEAR, learned, numbers(SalesFile.Sales::category));
        List<Outlook> outlooks = Forecaster.forecast(panel, numbers(SalesFile.Sales::merchant), tested);
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (int i = 0; i < outlooks.size(); i++) {
            compare(row(i), learned[i], outlooks.get(i));
        }
        return figures(seconds);
    }

    private double[] row(int i) {
        return series.get(i).weeks();
    }

    private int[] numbers(Function<SalesFile.Sales, String> name) {
        Map<String, Integer> numbers = new HashMap<>();
        return series.stream()
                .map(name)
                .mapToInt(each -> numbers.computeIfAbsent(each, n -> numbers.size()))
                .toArray();
    }

    private void compare(double[] row, double[] learned, Outlook outlook) {
        double squares = 0;
        for (int h = 0; h < tested; h++) {
            double truth = row[learned.length + h];
            double error = outlook.expected(h) - truth;
            sold += Math.abs(truth);
            wrong += Math.abs(error);
            oneSided += error;
            squares += error * error;
            naiveWrong += Math.abs(naive(learned, h) - truth);
            covered += truth >= outlook.quantile(.1, h) && truth <= outlook.quantile(.9, h) ? 1 : 0;
        }
        double usual = changes(learned);
        if (usual > 0) {
            scaledErrors += Math.sqrt(squares / tested / usual);
            scaled++;
        }
    }

    private double naive(double[] learned, int h) {
        if (seasonalNaive && learned.length >= YEAR) {
            return learned[learned.length - YEAR + h % YEAR];
        }
        double[] last = Arrays.copyOfRange(learned, Math.max(0, learned.length - NAIVE_WEEKS), learned.length);
        Arrays.sort(last);
        return last.length == 0 ? 0 : (last[(last.length - 1) / 2] + last[last.length / 2]) / 2;
    }

    /** The mean square of the change from week to week since the first sale. */
    private static double changes(double[] learned) {
        int first = 0;
        while (first < learned.length && learned[first] == 0) {
            first++;
        }
        double squares = 0;
        for (int t = first + 1; t < learned.length; t++) {
            double change = learned[t] - learned[t - 1];
            squares += change * change;
        }
        return squares / Math.max(1, learned.length - first - 1);
    }

    private Figures figures(double seconds) {
        String naive =
                seasonalNaive ? "the same week a year before" : "the median of the last " + NAIVE_WEEKS + " weeks";
        return new Figures()
                .add("series", "series forecast, " + tested + " weeks each", series.size())
                .add(new Fraction(wrong / sold, 4), "wape", "sum of absolute errors over what was sold")
                .add(
                        new Fraction(scaledErrors / scaled, 4),
                        "rmsse",
                        "error in units of the usual change, mean of series")
                .add(new Fraction(oneSided / sold, 4), "bias", "forecast less sold over what was sold")
                .add(
                        new Fraction(covered / (double) series.size() / tested, 4),
                        "coverage_80",
                        "within the 80 % interval")
                .add(new Fraction(naiveWrong / sold, 4), "naive_wape", "the same for " + naive)
                .add(new Fraction(seconds, 2), "seconds", "time to forecast all of them, backtests included");
    }
}
