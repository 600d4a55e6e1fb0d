package dev.tradewind.tools.evaluate;

import dev.tradewind.personalization.KnnSettings;
import dev.tradewind.personalization.SessionModel;
import dev.tradewind.personalization.Suggestion;
import dev.tradewind.tools.Progress;
import dev.tradewind.tools.evaluate.Figures.Fraction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import org.HdrHistogram.Histogram;

/** Learns sessions click by click, as the shop does, then predicts without learning further. */
final class NextItemTrial {
    private static final int SHOWN = 20;
    private static final int WARM_UP = 5_000;
    private static final long LATENCY_NANOS_MAX = 60_000_000_000L;
    private static final int OPEN = 1;

    private SessionModel model = new SessionModel(new SessionModel.Bounds(1, 1, OPEN));
    private final Histogram latency = new Histogram(LATENCY_NANOS_MAX, 3);
    private final Set<String> shown = new HashSet<>();
    private double trainSeconds;
    private long prefixes;
    private long hits;
    private double reciprocalRanks;

    void learn(List<List<String>> sessions) {
        int clicks = sessions.stream().mapToInt(List::size).sum();
        long begin = System.nanoTime();
        model = new SessionModel(new SessionModel.Bounds(Math.max(1, sessions.size()), Math.max(1, clicks), OPEN));
        int number = 0;
        for (List<String> session : sessions) {
            String id = Integer.toString(number++);
            session.forEach(item -> model.clicked(id, item));
        }
        trainSeconds = (System.nanoTime() - begin) / 1e9;
    }

    /** At most so many prefixes; what is measured first has been run once before, so that it is compiled. */
    Figures predict(List<List<String>> sessions, long limit) {
        run(sessions, Math.min(limit, WARM_UP));
        latency.reset();
        shown.clear();
        prefixes = 0;
        hits = 0;
        reciprocalRanks = 0;
        run(sessions, limit);
        return figures();
    }

    private void run(List<List<String>> sessions, long limit) {
        try (ProgressBar bar = Progress.of("Predicting", sessions.size())) {
            for (List<String> session : sessions) {
                for (int length = 1; length < session.size() && prefixes < limit; length++) {
                    predict(session.subList(0, length), session.get(length));
                }
                bar.step();
            }
        }
    }

    private void predict(List<String> prefix, String next) {
        long begin = System.nanoTime();
        List<Suggestion> suggestions = model.nextAfter(prefix, KnnSettings.DEFAULT, SHOWN);
        latency.recordValue(Math.min(LATENCY_NANOS_MAX, System.nanoTime() - begin));
        prefixes++;
        for (int rank = 0; rank < suggestions.size(); rank++) {
            String item = suggestions.get(rank).item();
            shown.add(item);
            if (item.equals(next)) {
                hits++;
                reciprocalRanks += 1.0 / (rank + 1);
            }
        }
    }

    private Figures figures() {
        double covered = shown.size() / (double) Math.max(1, model.items());
        return new Figures()
                .add("prefixes", "predictions made", prefixes)
                .add(share(hits), "hr_at_20", "share of them whose next item is among the 20 shown")
                .add(share(reciprocalRanks), "mrr_at_20", "mean of 1/rank of the next item, 0 where it is not shown")
                .add(new Fraction(covered, 4), "coverage_at_20", "share of the learned items that were ever shown")
                .add(micros(50), "p50_us", "time of one prediction, median")
                .add(micros(90), "p90_us", "90th percentile")
                .add(micros(99), "p99_us", "99th percentile")
                .add(new Fraction(trainSeconds, 2), "train_seconds", "time to learn the sessions, click by click")
                .add(new Fraction(model.bytes() / 1e6, 1), "index_mb", "memory of the index");
    }

    private Fraction share(double count) {
        return new Fraction(count / prefixes, 4);
    }

    private Fraction micros(double percentile) {
        return new Fraction(latency.getValueAtPercentile(percentile) / 1e3, 1);
    }
}
