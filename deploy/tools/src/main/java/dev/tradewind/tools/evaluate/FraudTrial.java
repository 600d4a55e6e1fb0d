package dev.tradewind.tools.evaluate;

import dev.tradewind.fraud.Features;
import dev.tradewind.fraud.History;
import dev.tradewind.fraud.Purchase;
import dev.tradewind.fraud.Ranking;
import dev.tradewind.fraud.Score;
import dev.tradewind.fraud.Scorer;
import dev.tradewind.learning.Examples;
import dev.tradewind.tools.Progress;
import dev.tradewind.tools.evaluate.Figures.Fraction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import org.HdrHistogram.Histogram;

/**
 * Tells a history all transactions in the order of time, as the shop does, and labels once their delay is over; learns
 * from those of one period and scores those of a later one, each before it is told.
 */
final class FraudTrial {
    private static final long LATENCY_NANOS_MAX = 60_000_000_000L;
    private static final int CARDS = 100;
    private static final int WARM_UP = 5_000;

    private final Periods periods;
    private final Features features;
    private final History history;
    private final Examples examples = new Examples();
    private final List<double[]> warmUp = new ArrayList<>();
    private final Map<String, LocalDate> compromised = new HashMap<>();
    private final CardDays scored = new CardDays(CARDS);
    private final Histogram latency = new Histogram(LATENCY_NANOS_MAX, 3);
    private Optional<Scorer> scorer = Optional.empty();

    /** Days, all inclusive. */
    record Periods(LocalDate trainFrom, LocalDate trainTo, LocalDate testFrom, LocalDate testTo, int labelDelayDays) {
        boolean learnsFrom(LocalDate day) {
            boolean labelKnown = day.plusDays(labelDelayDays).isBefore(testFrom);
            return !day.isBefore(trainFrom) && !day.isAfter(trainTo) && labelKnown;
        }

        boolean tests(LocalDate day) {
            return !day.isBefore(testFrom) && !day.isAfter(testTo);
        }

        long labelDelay() {
            return Duration.ofDays(labelDelayDays).toMillis();
        }
    }

    FraudTrial(Periods periods) {
        this.periods = periods;
        this.features = new Features(periods.labelDelay());
        this.history = new History(features);
    }

    /** @param transactions in the order of time */
    Figures run(List<Transaction> transactions) {
        int known = 0;
        try (ProgressBar bar = Progress.of("Transactions", transactions.size())) {
            for (Transaction transaction : transactions) {
                if (transaction.day().isAfter(periods.testTo())) {
                    break;
                }
                long judged = transaction.purchase().at() - periods.labelDelay();
                while (transactions.get(known).purchase().at() <= judged && transactions.get(known) != transaction) {
                    learn(transactions.get(known++));
                }
                meet(transaction);
                bar.step();
            }
        }
        return figures();
    }

    private void learn(Transaction transaction) {
        if (transaction.fraud()) {
            Purchase purchase = transaction.purchase();
            history.learn(purchase, true, purchase.at() + periods.labelDelay());
        }
    }

    private void meet(Transaction transaction) {
        LocalDate day = transaction.day();
        if (periods.learnsFrom(day)) {
            double[] values = history.featuresOf(transaction.purchase());
            examples.add(values, transaction.fraud() ? 1 : 0);
            if (warmUp.size() < WARM_UP) {
                warmUp.add(values);
            }
        }
        if (periods.tests(day) && !isCompromised(transaction.customer(), day)) {
            scored.add(day, transaction, score(transaction.purchase()));
        }
        if (transaction.fraud() && !day.isBefore(periods.trainFrom())) {
            compromised.putIfAbsent(transaction.customer(), day);
        }
        history.add(transaction.purchase());
    }

    /** Whoever has been told by now that a card was stolen need not be warned. */
    private boolean isCompromised(String customer, LocalDate day) {
        LocalDate since = compromised.get(customer);
        return since != null && since.plusDays(periods.labelDelayDays()).isBefore(day);
    }

    private double score(Purchase purchase) {
        Scorer model = scorer.orElseGet(this::learned);
        long begin = System.nanoTime();
        Score score = model.score(history.featuresOf(purchase));
        latency.recordValue(Math.min(LATENCY_NANOS_MAX, System.nanoTime() - begin));
        return score.probability();
    }

    /** What is measured has been run before, so that it is compiled. */
    private Scorer learned() {
        Scorer learned = Scorer.learn(features, examples);
        scorer = Optional.of(learned);
        for (double[] values : warmUp) {
            Score unused = learned.score(values);
        }
        return learned;
    }

    private Figures figures() {
        Ranking ranking = scored.ranking();
        return new Figures()
                .add(
                        new Fraction(ranking.areaUnderCurve(), 4),
                        "auc",
                        "how often a fraud is ranked before a good transaction")
                .add(
                        new Fraction(ranking.averagePrecision(), 4),
                        "average_precision",
                        "mean share of frauds among those ranked first, over all frauds")
                .add(
                        new Fraction(scored.cardPrecision(), 4),
                        "card_precision_at_100",
                        "share of stolen cards among the 100 warned of each day")
                .add("transactions", "scored", scored.size())
                .add("frauds", "of them", scored.frauds())
                .add(micros(50), "score_p50_us", "time of one score with its features and reasons, median")
                .add(micros(99), "score_p99_us", "99th percentile");
    }

    private Fraction micros(double percentile) {
        return new Fraction(latency.getValueAtPercentile(percentile) / 1e3, 1);
    }
}
