package dev.tradewind.personalization;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * How much products are wanted: every sign of interest counts, half as much after each half-life. All fade alike, so
 * only news change their order. Bounded: what is wanted least is forgotten.
 */
final class Demand {
    private static final double EXPONENT_MAX = 500;
    private static final int REMEMBERED = 200;
    private static final Comparator<Map.Entry<String, Double>> MOST_FIRST = Map.Entry.<String, Double>comparingByValue(
                    Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey());

    private final Duration halfLife;
    private final int productsMax;
    private final Map<String, Double> wanted = new HashMap<>();
    private Instant origin = Instant.EPOCH;
    private List<String> top = List.of();
    private boolean changed;

    Demand(Duration halfLife, int productsMax) {
        this.halfLife = halfLife;
        this.productsMax = productsMax;
    }

    void write(Ink ink) {
        ink.number(origin.getEpochSecond());
        ink.number(origin.getNano());
        ink.number(wanted.size());
        wanted.forEach((product, value) -> {
            ink.text(product);
            ink.real(value);
        });
    }

    /** As it was written, into one that is empty. */
    void read(Script script) {
        origin = Instant.ofEpochSecond(script.number(), script.number());
        for (int left = script.count(); left > 0; left--) {
            wanted.put(script.text(), script.real());
        }
        changed = true;
        settle();
    }

    void sign(String product, double weight, Instant at) {
        if (origin.equals(Instant.EPOCH)) {
            origin = at;
        }
        double halfLives = Duration.between(origin, at).toMillis() / (double) halfLife.toMillis();
        if (halfLives > EXPONENT_MAX) {
            wanted.replaceAll((p, value) -> value * Math.pow(2, -halfLives));
            origin = at;
            sign(product, weight, at);
            return;
        }
        wanted.merge(product, weight * Math.pow(2, Math.max(-EXPONENT_MAX, halfLives)), Double::sum);
        changed = true;
        if (wanted.size() > productsMax) {
            forget();
        }
    }

    double of(String product) {
        return wanted.getOrDefault(product, 0.0);
    }

    /** What is wanted most, first; looked up anew only when somebody asks for it to be. */
    List<String> top() {
        return top;
    }

    /** Brings {@link #top} up to date. */
    void settle() {
        if (changed) {
            top = most(REMEMBERED);
            changed = false;
        }
    }

    private void forget() {
        wanted.keySet().retainAll(most(productsMax * 3 / 4));
    }

    /** Looks at all, and keeps no more than these: it is done every second, between two requests. */
    private List<String> most(int count) {
        PriorityQueue<Map.Entry<String, Double>> kept = new PriorityQueue<>(MOST_FIRST.reversed());
        for (Map.Entry<String, Double> each : wanted.entrySet()) {
            if (kept.size() < count) {
                kept.add(each);
            } else if (MOST_FIRST.compare(each, kept.element()) < 0) {
                kept.remove();
                kept.add(each);
            }
        }
        return kept.stream().sorted(MOST_FIRST).map(Map.Entry::getKey).toList();
    }
}
