package dev.tradewind.fraud;

import static dev.tradewind.fraud.Trail.DAY;

import java.util.List;
import java.util.function.ToLongFunction;

/** A trail as it is seen from one purchase: every window ends with it. */
final class Look {
    private static final double HOUR = DAY / 24.0;
    /** The largest amount is looked for before this, since a thief buys more than once. */
    private static final long RECENT = 14 * DAY;
    /** So far back a fraud still says something. */
    private static final long FRAUD_MEMORY = 35 * DAY;

    private final Trail trail;
    private final Purchase purchase;
    private final long labelDelay;
    private final long now;
    private final List<Purchase> frauds;
    private final double mean;

    Look(Trail trail, Purchase purchase, long labelDelay) {
        this.trail = trail;
        this.purchase = purchase;
        this.labelDelay = labelDelay;
        this.now = purchase.at();
        this.frauds = trail.fraudsSince(now - FRAUD_MEMORY, now);
        this.mean = mean(Trail.KEPT);
    }

    double count(long window) {
        return trail.count(now - window, now);
    }

    double spent(long window) {
        return trail.amount(now - window, now);
    }

    double mean(long window) {
        return trail.mean(now - window, now);
    }

    double timesTheMean(long window) {
        return times(purchase.amount(), mean(window));
    }

    /** Not known where nothing was ever paid: no amount is so many times nothing. */
    private static double times(double value, double of) {
        return of > 0 ? value / of : Double.NaN;
    }

    double timesTheLargest() {
        return times(purchase.amount(), trail.largest(now - Trail.KEPT, now - RECENT));
    }

    /** The largest recent purchase, against the mean. */
    double recentTimesTheMean() {
        return times(trail.largest(now - RECENT, now), mean);
    }

    /** Purchases of so many times the mean. */
    double unusual(double times, long window) {
        return trail.countAbove(times * mean, now - window, now);
    }

    double distinct(Dimension dimension, long window) {
        return trail.distinct(dimension, now - window, now);
    }

    double hoursSinceLast() {
        return (now - trail.last(now - Trail.KEPT, now)) / HOUR;
    }

    double daysSinceFirst() {
        return days(trail.first(now - Trail.KEPT, now));
    }

    double frauds(long window) {
        return trail.frauds(now - window, now);
    }

    /** Frauds that became known, against the purchases of which it can be known. */
    double fraudShare(long window) {
        int judged = trail.count(now - labelDelay - window, now - labelDelay);
        return judged == 0 ? 0 : trail.frauds(now - window, now) / (double) judged;
    }

    double daysSinceFirstFraud() {
        return frauds.isEmpty() ? Double.NaN : days(least(Purchase::at));
    }

    double daysSinceLastFraud() {
        return frauds.isEmpty() ? Double.NaN : days(lastFraud());
    }

    double goodSinceFirstFraud() {
        return frauds.isEmpty() ? Double.NaN : goodSince(least(Purchase::at));
    }

    double goodSinceLastFraud() {
        return frauds.isEmpty() ? Double.NaN : goodSince(lastFraud());
    }

    /** A fraud of an everyday amount says more about a merchant than a large one. */
    double leastFraud() {
        return frauds.isEmpty() ? Double.NaN : least(Purchase::amount);
    }

    private double goodSince(long time) {
        long later = frauds.stream().filter(fraud -> fraud.at() > time).count();
        return trail.count(time, now - labelDelay) - later;
    }

    private long lastFraud() {
        return -least(fraud -> -fraud.at());
    }

    private long least(ToLongFunction<Purchase> what) {
        return frauds.stream().mapToLong(what).min().orElseThrow();
    }

    private double days(long since) {
        return (now - since) / (double) DAY;
    }
}
