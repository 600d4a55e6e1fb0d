package dev.tradewind.fraud;

import dev.tradewind.contracts.fraud.ModelQuality;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.fraud.FraudConfig.Schooling;
import dev.tradewind.fraud.ModelStore.Trained;
import dev.tradewind.learning.Examples;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is learned from: the journal told once more in its order, every look with what it was judged by then, and what
 * the order turned out to be. For one thread.
 */
final class Curriculum {
    /** The older looks are learned from and the newer ones tested, before all are learned from. */
    private static final double LEARNED = 0.7;

    private static final int BASELINE = 5_000;

    private final Features features;
    private final FraudConfig config;
    private final History history;
    private final Deque<Row> rows = new ArrayDeque<>();
    private final Map<String, Boolean> labels = new HashMap<>();

    private record Row(Purchase purchase, double[] values) {}

    /** There is too little to learn from. */
    static final class TooLittleException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLittleException(String message) {
            super(message);
        }
    }

    Curriculum(Features features, FraudConfig config) {
        this.features = features;
        this.config = config;
        this.history = new History(features, config.links());
    }

    void read(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.fraud() != null) {
                Memory.tell(history, entry);
                labels.put(entry.purchase().id(), entry.fraud());
            } else {
                rows.addLast(new Row(entry.now(), Memory.look(history, entry)));
                if (rows.size() > config.schooling().looks()) {
                    rows.removeFirst();
                }
            }
        }
    }

    /** @param unsettled orders of which nobody knows yet, whatever their age */
    Lessons lessons(Set<String> unsettled, long now) {
        List<Lesson> lessons = new ArrayList<>();
        Set<String> orders = new HashSet<>();
        Set<String> frauds = new HashSet<>();
        for (Row row : rows) {
            String order = row.purchase().id();
            Boolean fraud = labels.get(order);
            boolean old = row.purchase().at() + config.labelDelay().toMillis() <= now;
            if (fraud != null || (old && !unsettled.contains(order))) {
                boolean was = fraud != null && fraud;
                lessons.add(new Lesson(row.purchase(), row.values(), was));
                orders.add(order);
                if (was) {
                    frauds.add(order);
                }
            }
        }
        Schooling least = config.schooling();
        if (orders.size() < least.orders() || frauds.size() < least.frauds()) {
            throw new TooLittleException("It is known of " + orders.size() + " orders what they were, and of "
                    + frauds.size() + " that they were frauds; it takes " + least.orders() + " and " + least.frauds()
                    + ".");
        }
        return new Lessons(lessons, orders.size(), frauds.size());
    }

    /** A look, and what the order was. */
    record Lesson(Purchase purchase, double[] values, boolean fraud) {}

    /** Everything that is learned from. */
    final class Lessons {
        private final List<Lesson> all;
        private final int orders;
        private final int frauds;

        private Lessons(List<Lesson> all, int orders, int frauds) {
            this.all = all;
            this.orders = orders;
            this.frauds = frauds;
        }

        /** Learns from the older part only, to see how it does on the newer one. */
        Trial trial() {
            int cut = (int) (all.size() * LEARNED);
            Scorer scorer = Scorer.learn(features, examples(all.subList(0, cut)));
            List<Tested> tested = new ArrayList<>();
            List<Double> scores = new ArrayList<>();
            for (Lesson lesson : last(all.subList(cut, all.size()))) {
                double probability = scorer.score(lesson.values()).probability();
                long amount = lesson.purchase().amount();
                scores.add(probability);
                tested.add(new Tested(
                        probability,
                        config.costs().cheapest(probability, amount),
                        amount,
                        lesson.fraud() ? Verdict.FRAUD : Verdict.GOOD));
            }
            return new Trial(
                    Tested.quality(tested, config.costs()),
                    scores.stream().mapToDouble(Double::doubleValue).toArray());
        }

        Trained learn(Trial trial) {
            List<double[]> newest = last(all.subList(Math.max(0, all.size() - BASELINE), all.size())).stream()
                    .map(Lesson::values)
                    .toList();
            Baseline baseline = Baseline.of(trial.scores(), newest, features.all());
            return new Trained(Scorer.learn(features, examples(all)), orders, frauds, trial.quality(), baseline);
        }
    }

    /** @param scores of the orders that were tested */
    record Trial(ModelQuality quality, double[] scores) {}

    private static Examples examples(List<Lesson> lessons) {
        Examples examples = new Examples();
        lessons.forEach(lesson -> examples.add(lesson.values(), lesson.fraud() ? 1 : 0));
        return examples;
    }

    /** Of each order the last look. */
    private static List<Lesson> last(List<Lesson> lessons) {
        Map<String, Lesson> last = new java.util.LinkedHashMap<>();
        lessons.forEach(lesson -> last.put(lesson.purchase().id(), lesson));
        return List.copyOf(last.values());
    }
}
