package dev.tradewind.personalization;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much products are wanted: every sign of interest counts, half as much after each half-life. All fade alike, so
 * only news change their order. Bounded: what is wanted least is forgotten.
 */
final class Demand {
    private static final double EXPONENT_MAX = 500;
    private static final int REMEMBERED = 200;

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

    private List<String> most(int count) {
        return wanted.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }
}
