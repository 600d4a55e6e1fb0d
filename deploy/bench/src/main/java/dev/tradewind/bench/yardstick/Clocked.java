package dev.tradewind.bench.yardstick;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Times from commit to effect. Either may be heard of first: the consumer can be through before the producer's own
 * commit has been answered. Safe for use by several threads.
 */
final class Clocked implements Clock {
    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(5);

    private final AtomicLongArray committed;
    private final AtomicLongArray effective;
    private final AtomicIntegerArray counted;
    private final Histogram latencies = new ConcurrentHistogram(LONGEST_US, 3);
    private final Promise<Void> all = Promise.promise();

    Clocked(int events) {
        committed = new AtomicLongArray(events);
        effective = new AtomicLongArray(events);
        counted = new AtomicIntegerArray(events);
    }

    @Override
    public void committed(int number) {
        committed.set(number, System.nanoTime());
        record(number);
    }

    /** Numbers of another run are passed over. */
    @Override
    public void effective(List<Integer> numbers) {
        long now = System.nanoTime();
        for (int number : numbers) {
            if (number < effective.length()) {
                effective.set(number, now);
                record(number);
            }
        }
    }

    private void record(int number) {
        long commit = committed.get(number);
        long effect = effective.get(number);
        if (commit == 0 || effect == 0 || !counted.compareAndSet(number, 0, 1)) {
            return;
        }
        latencies.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(effect - commit), 0, LONGEST_US));
        if (latencies.getTotalCount() >= committed.length()) {
            all.tryComplete();
        }
    }

    @Override
    public void failed(Throwable cause) {
        all.tryFail(cause);
    }

    /** Completes when every event was committed and taken in effect; fails with the first that was not committed. */
    Future<Void> all() {
        return all.future();
    }

    Histogram latencies() {
        return latencies;
    }
}
