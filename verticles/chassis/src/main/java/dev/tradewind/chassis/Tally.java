package dev.tradewind.chassis;

import java.util.concurrent.atomic.LongAdder;

/** How one instance of a domain has answered. */
public final class Tally {
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    Call begin() {
        return new Call(System.nanoTime());
    }

    Counts counts() {
        return new Counts(answered.sum(), failed.sum(), nanos.sum());
    }

    /** A call that has arrived. */
    final class Call {
        private final long begun;

        private Call(long begun) {
            this.begun = begun;
        }

        void answered(boolean failure) {
            answered.increment();
            nanos.add(System.nanoTime() - begun);
            if (failure) {
                failed.increment();
            }
        }
    }

    /**
     * @param answered calls, failed ones among them
     * @param failed those that broke (code 500); a refusal is an answer
     * @param nanos that they took in all, from their arrival to the answer
     */
    public record Counts(long answered, long failed, long nanos) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(answered + other.answered, failed + other.failed, nanos + other.nanos);
        }

        Counts minus(Counts earlier) {
            return new Counts(answered - earlier.answered, failed - earlier.failed, nanos - earlier.nanos);
        }

        public double failureRate() {
            return answered == 0 ? 0 : (double) failed / answered;
        }

        public double meanMillis() {
            return answered == 0 ? 0 : nanos / 1e6 / answered;
        }
    }
}
