package dev.tradewind.demand;

import java.util.Arrays;

/** Demand with many empty periods: how much when there is some, and how often there is some. */
final class Intermittent {
    private static final double RATE = .15;
    private static final int MOST_BUCKETS = 12;

    private Intermittent() {}

    /** Mean demand per period: smoothed size over smoothed interval (Croston 1972). */
    static double croston(double[] past) {
        double size = 0;
        double interval = 1;
        int since = 1;
        boolean begun = false;
        for (double sold : past) {
            if (sold > 0) {
                size = begun ? size + RATE * (sold - size) : sold;
                interval = begun ? interval + RATE * (since - interval) : since;
                begun = true;
                since = 0;
            }
            since++;
        }
        return begun ? size / Math.max(1, interval) : 0;
    }

    /** Croston's without its bias: Syntetos and Boylan, "The accuracy of intermittent demand estimates", 2005. */
    static double sba(double[] past) {
        return (1 - RATE / 2) * croston(past);
    }

    /**
     * Size times chance, the chance falling with every empty period: Teunter, Syntetos and Babai, "Intermittent
     * demand: linking forecasting to inventory obsolescence", 2011.
     */
    static double tsb(double[] past) {
        double chance = Arrays.stream(past).filter(sold -> sold > 0).count() / (double) past.length;
        double size = Arrays.stream(past).filter(sold -> sold > 0).findFirst().orElse(0);
        for (double sold : past) {
            chance += RATE * ((sold > 0 ? 1 : 0) - chance);
            size += sold > 0 ? RATE * (sold - size) : 0;
        }
        return chance * size;
    }

    /**
     * Smooths buckets as long as the mean interval between demands: Nikolopoulos, Syntetos, Boylan, Petropoulos and
     * Assimakopoulos, "An aggregate-disaggregate intermittent demand approach (ADIDA)", 2011.
     */
    static double adida(double[] past) {
        long busy = Arrays.stream(past).filter(sold -> sold > 0).count();
        return busy == 0 ? 0 : buckets(past, (int) Math.round(past.length / (double) busy));
    }

    /** The mean over buckets of all lengths up to that interval: Petropoulos and Kourentzes 2015 (IMAPA). */
    static double imapa(double[] past) {
        long busy = Arrays.stream(past).filter(sold -> sold > 0).count();
        if (busy == 0) {
            return 0;
        }
        int longest = Math.max(1, Math.min(MOST_BUCKETS, (int) Math.round(past.length / (double) busy)));
        double sum = 0;
        for (int length = 1; length <= longest; length++) {
            sum += buckets(past, length);
        }
        return sum / longest;
    }

    private static double buckets(double[] past, int wanted) {
        int length = Math.max(1, Math.min(wanted, past.length / 2));
        int skipped = past.length % length;
        double[] buckets = new double[(past.length - skipped) / length];
        for (int t = skipped; t < past.length; t++) {
            buckets[(t - skipped) / length] += past[t];
        }
        return Smoothing.fitted(buckets) / length;
    }
}
