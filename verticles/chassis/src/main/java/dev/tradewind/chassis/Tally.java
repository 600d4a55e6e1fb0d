package dev.tradewind.chassis;

import java.util.concurrent.atomic.LongAdder;

/** How one instance of a domain has answered. */
public final class Tally {
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final Latencies.Recorder latencies = new Latencies.Recorder();

    Call begin() {
        return new Call(System.nanoTime());
    }

    Counts counts() {
        return new Counts(answered.sum(), failed.sum(), nanos.sum(), latencies.now());
    }

    /** A call that has arrived. */
    final class Call {
        private final long begun;

        private Call(long begun) {
            this.begun = begun;
        }

        void answered(boolean failure) {
            long took = System.nanoTime() - begun;
            answered.increment();
            nanos.add(took);
            latencies.record(took);
            if (failure) {
                failed.increment();
            }
        }
    }

    /**
     * What became of calls: each is answered once it is counted; a refusal is an answer, what broke (500) and what this
     * build does not understand failed.
     */
    public static final class Counts {
        static final Counts NONE = new Counts(0, 0, 0, Latencies.none());

        private final long answered;
        private final long failed;
        private final long nanos;
        private final Latencies latencies;

        private Counts(long answered, long failed, long nanos, Latencies latencies) {
            this.answered = answered;
            this.failed = failed;
            this.nanos = nanos;
            this.latencies = latencies;
        }

        Counts plus(Counts other) {
            return new Counts(
                    answered + other.answered,
                    failed + other.failed,
                    nanos + other.nanos,
                    latencies.plus(other.latencies));
        }

        Counts minus(Counts earlier) {
            return new Counts(
                    answered - earlier.answered,
                    failed - earlier.failed,
                    nanos - earlier.nanos,
                    latencies.minus(earlier.latencies));
        }

        /** Failed ones among them. */
        public long answered() {
            return answered;
        }

        public long failed() {
            return failed;
        }

        public double failureRate() {
            return answered == 0 ? 0 : (double) failed / answered;
        }

        /** From a call's arrival to its answer. */
        public double meanMillis() {
            return answered == 0 ? 0 : nanos / 1e6 / answered;
        }

        /** So many milliseconds or fewer took this part (0 to 1) of the calls, to within an eighth. */
        public double quantileMillis(double part) {
            return latencies.quantile(part);
        }
    }
}
