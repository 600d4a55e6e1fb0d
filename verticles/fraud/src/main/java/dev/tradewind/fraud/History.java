package dev.tradewind.fraud;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened so far, by everything that purchases can have in common. Online and in training it is told the same in
 * the same order, purchase by purchase, and so gives the same features to the last digit. For one thread.
 */
public final class History {
    private final Map<Link, Trail> trails;
    private final Features features;

    public History(Features features) {
        this(features, Integer.MAX_VALUE);
    }

    /** @param links kept, at most; those not met for the longest time are forgotten */
    History(Features features, int links) {
        this.features = features;
        this.trails = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Link, Trail> eldest) {
                return size() > links;
            }
        };
    }

    /** What can be said of a purchase before it is added. */
    public double[] featuresOf(Purchase purchase) {
        return features.of(purchase, link -> trails.getOrDefault(link, Trail.EMPTY));
    }

    public void add(Purchase purchase) {
        purchase.links().forEach(link -> trail(link).add(purchase));
    }

    /** As if it had not been made, but for what became known of it; to be added again as it is known now. */
    public void forget(Purchase purchase) {
        purchase.links().forEach(link -> trail(link).forget(purchase));
    }

    /** It is now known whether a purchase was a fraud. The last word on one counts. */
    public void learn(Purchase purchase, boolean fraud, long knownAt) {
        for (Link link : purchase.links()) {
            if (fraud) {
                trail(link).fraud(purchase, knownAt);
            } else {
                trail(link).good(purchase);
            }
        }
    }

    private Trail trail(Link link) {
        return trails.computeIfAbsent(link, l -> new Trail());
    }
}
