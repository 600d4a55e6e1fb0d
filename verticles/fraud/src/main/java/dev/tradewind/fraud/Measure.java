package dev.tradewind.fraud;

import static dev.tradewind.fraud.Trail.DAY;
import static dev.tradewind.fraud.Trail.KEPT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What is read from each trail.
 *
 * @param name stable, as it is stored
 * @param words for people: # is the value, @ the customer, card, …
 */
record Measure(String name, String words, ToDoubleFunction<Look> reading) {
    private static final List<Measure> ANY = List.of(
            new Measure("count_1d", "# purchases with this @ within a day", l -> l.count(DAY)),
            new Measure("count_30d", "# purchases with this @ within 30 days", l -> l.count(30 * DAY)),
            new Measure("spent_1d", "# spent with this @ within a day", l -> l.spent(DAY)),
            new Measure("mean_30d", "# is the mean purchase with this @ in 30 days", l -> l.mean(30 * DAY)),
            new Measure("mean_90d", "# is the mean purchase with this @ in 90 days", l -> l.mean(KEPT)),
            new Measure("ratio_30d", "# times the mean with this @ in 30 days", l -> l.timesTheMean(30 * DAY)),
            new Measure("ratio_90d", "# times the mean with this @ in 90 days", l -> l.timesTheMean(KEPT)),
            new Measure("ratio_largest", "# times the largest with this @ until recently", Look::timesTheLargest),
            new Measure("recent_ratio", "lately # times the mean with this @", Look::recentTimesTheMean),
            new Measure("unusual_7d", "# unusual amounts with this @ within 7 days", l -> l.unusual(2.5, 7 * DAY)),
            new Measure("unusual_14d", "# unusual amounts with this @ within 14 days", l -> l.unusual(2.5, 14 * DAY)),
            new Measure("hours_since_last", "# hours since the last with this @", Look::hoursSinceLast),
            new Measure("days_since_first", "# days since the first with this @", Look::daysSinceFirst),
            new Measure("frauds_1d", "# frauds with this @ became known within a day", l -> l.frauds(DAY)),
            new Measure("frauds_7d", "# frauds with this @ became known within 7 days", l -> l.frauds(7 * DAY)),
            new Measure("frauds_30d", "# frauds with this @ became known within 30 days", l -> l.frauds(30 * DAY)),
            new Measure("fraud_share_7d", "frauds with this @ in 7 days: a share of #", l -> l.fraudShare(7 * DAY)),
            new Measure("fraud_share_30d", "frauds with this @ in 30 days: a share of #", l -> l.fraudShare(30 * DAY)),
            new Measure(
                    "first_fraud_days", "# days since the first known fraud with this @", Look::daysSinceFirstFraud),
            new Measure("last_fraud_days", "# days since the last known fraud with this @", Look::daysSinceLastFraud),
            new Measure("good_since_first", "# good since the first fraud with this @", Look::goodSinceFirstFraud),
            new Measure("good_since_last", "# good since the last fraud with this @", Look::goodSinceLastFraud),
            new Measure("least_fraud", "# was the smallest known fraud with this @", Look::leastFraud));

    /** At a merchant many people meet; elsewhere that is worth counting. */
    static List<Measure> of(Dimension dimension) {
        if (dimension == Dimension.MERCHANT) {
            return ANY;
        }
        List<Measure> all = new ArrayList<>(ANY);
        all.add(new Measure("count_1h", "# purchases with this @ within an hour", l -> l.count(DAY / 24)));
        for (Dimension other : Dimension.values()) {
            if (other != dimension && other != Dimension.MERCHANT) {
                String name = other.name().toLowerCase(Locale.ROOT);
                all.add(new Measure(
                        name + "s_7d",
                        "# different " + name + "s with this @ within 7 days",
                        l -> l.distinct(other, 7 * DAY)));
            }
        }
        return all;
    }
}
