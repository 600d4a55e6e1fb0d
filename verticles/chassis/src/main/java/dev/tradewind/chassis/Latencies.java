package dev.tradewind.chassis;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many calls took how long, each to within an eighth of its time. */
final class Latencies {
    private static final int STEPS = 8;
    // Up to a minute; what takes longer counts as that.
    private static final int BUCKETS = 24 * STEPS;
    private static final Latencies NONE = new Latencies(new long[BUCKETS]);

    private final long[] counts;

    private Latencies(long[] counts) {
        this.counts = counts;
    }

    static Latencies none() {
        return NONE;
    }

    /** Written by any thread. */
    static final class Recorder {
        private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

        void record(long nanos) {
            counts.incrementAndGet(bucket(nanos / 1_000));
        }

        Latencies now() {
            long[] copy = new long[BUCKETS];
            Arrays.setAll(copy, counts::get);
            return new Latencies(copy);
        }
    }

    Latencies plus(Latencies other) {
        long[] sum = counts.clone();
        Arrays.setAll(sum, i -> counts[i] + other.counts[i]);
        return new Latencies(sum);
    }

    Latencies minus(Latencies earlier) {
        long[] rest = counts.clone();
        Arrays.setAll(rest, i -> counts[i] - earlier.counts[i]);
        return new Latencies(rest);
    }

    /** So many milliseconds or fewer took this part of the calls; 0 when there are none. */
    double quantile(double part) {
        long wanted = (long) Math.ceil(Arrays.stream(counts).sum() * part);
        long passed = 0;
        for (int i = 0; i < BUCKETS && wanted > 0; i++) {
            passed += counts[i];
            if (passed >= wanted) {
                return end(i) / 1e3;
            }
        }
        return 0;
    }

    /** The first eight are a microsecond each; from then on eight to each doubling. */
    private static int bucket(long micros) {
        if (micros < STEPS) {
            return (int) Math.max(0, micros);
        }
        int doubling = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros);
        int step = (int) (micros >> (doubling - 3)) & (STEPS - 1);
        return Math.min(BUCKETS - 1, (doubling - 2) * STEPS + step);
    }

    private static long end(int bucket) {
        if (bucket < STEPS) {
            return bucket + 1;
        }
        int doubling = bucket / STEPS + 2;
        return (long) (STEPS + bucket % STEPS + 1) << (doubling - 3);
    }
}
