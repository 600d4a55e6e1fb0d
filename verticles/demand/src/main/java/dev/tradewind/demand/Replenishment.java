package dev.tradewind.demand;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When to buy and how much, from what is expected and how sure that is: periodic review with an order-up-to level
 * (Silver, Pyke and Thomas, "Inventory and Production Management in Supply Chains", 2016). Weeks vary independently; a
 * day is a seventh of its week.
 */
final class Replenishment {
    private static final int WEEK = 7;

    private final double[] weeks;
    private final double deviation;

    /**
     * @param weeks expected pieces, the next week first
     * @param deviation of one week
     */
    Replenishment(double[] weeks, double deviation) {
        this.weeks = weeks.clone();
        this.deviation = deviation;
    }

    /**
     * @param leadTimeDays until a delivery comes
     * @param reviewDays between two looks at what to buy
     * @param serviceLevel the chance that stock lasts until the delivery
     */
    record Policy(int leadTimeDays, int reviewDays, double serviceLevel) {}

    /** Expected to be sold in so many days; past the forecast the last week goes on. */
    double demand(int days) {
        double sum = 0;
        for (int day = 0; day < days; day++) {
            sum += weeks[Math.min(weeks.length - 1, day / WEEK)] / WEEK;
        }
        return sum;
    }

    /** What must lie there besides, so that so many days are survived with that chance. */
    double safety(int days, double serviceLevel) {
        return quantile(serviceLevel) * deviation * Math.sqrt(days / (double) WEEK);
    }

    long reorderPoint(Policy policy) {
        int days = policy.leadTimeDays();
        return (long) Math.ceil(demand(days) + safety(days, policy.serviceLevel()));
    }

    long orderUpTo(Policy policy) {
        int days = policy.leadTimeDays() + policy.reviewDays();
        return (long) Math.ceil(demand(days) + safety(days, policy.serviceLevel()));
    }

    /** The first day after that one on which so much will probably have been sold; null when that is not foreseen. */
    @Nullable
    LocalDate stockOut(LocalDate asOf, long available) {
        double sold = 0;
        for (int day = 0; day < weeks.length * WEEK; day++) {
            sold += weeks[day / WEEK] / WEEK;
            if (sold >= available && sold > 0) {
                return asOf.plusDays(day + 1L);
            }
        }
        return null;
    }

    /** A day's sales above this are unusual: four deviations, and never so few that chance alone makes them. */
    double unusualDay() {
        double usual = weeks[0] / WEEK;
        return Math.max(3, usual + 4 * Math.max(deviation / Math.sqrt(WEEK), Math.sqrt(usual)));
    }

    /** How the quantity comes about, for people. */
    String arithmetic(Policy policy, long available) {
        int lead = policy.leadTimeDays();
        int covered = lead + policy.reviewDays();
        return String.format(
                Locale.ROOT,
                "%d days to deliver + %d between looks: %.1f expected + %.1f safety (%.0f %%) = %d; less %d available"
                        + " = %d. Bought since no more than %d (%.1f expected in %d days + %.1f safety) are available.",
                lead,
                policy.reviewDays(),
                demand(covered),
                safety(covered, policy.serviceLevel()),
                100 * policy.serviceLevel(),
                orderUpTo(policy),
                available,
                orderUpTo(policy) - available,
                reorderPoint(policy),
                demand(lead),
                lead,
                safety(lead, policy.serviceLevel()));
    }

    /** Of the standard normal distribution, by Newton's method on its series. */
    private static double quantile(double chance) {
        double z = 0;
        for (int round = 0; round < 30; round++) {
            z -= (below(z) - chance) * Math.sqrt(2 * Math.PI) * Math.exp(z * z / 2);
        }
        return z;
    }

    private static double below(double z) {
        double term = z;
        double sum = z;
        for (int k = 3; k < 200; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return .5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
