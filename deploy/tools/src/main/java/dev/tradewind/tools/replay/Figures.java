package dev.tradewind.tools.replay;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Latencies by step and errors by kind. Safe for use by several threads. */
public final class Figures {
    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(5);
    private static final int DIGITS = 3;

    private final Map<Step, Histogram> latencies = new EnumMap<>(Step.class);
    private final Map<String, Long> errors = new TreeMap<>();
    private final LongAdder retriedPayments = new LongAdder();
    private final LongAdder reviewed = new LongAdder();

    Figures() {
        for (Step step : Step.values()) {
            latencies.put(step, new ConcurrentHistogram(LONGEST_US, DIGITS));
        }
    }

    @CanIgnoreReturnValue
    <T> T timed(Step step, Callable<T> work) throws Exception {
        long begin = System.nanoTime();
        T result = work.call();
        record(step, begin);
        return result;
    }

    /** @param begin by {@link System#nanoTime} */
    void record(Step step, long begin) {
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
        histogram(step).recordValue(Math.min(micros, LONGEST_US));
    }

    private Histogram histogram(Step step) {
        Histogram histogram = latencies.get(step);
        if (histogram == null) {
            throw new IllegalStateException("no histogram for " + step);
        }
        return histogram;
    }

    synchronized void error(String kind) {
        errors.merge(kind, 1L, Long::sum);
    }

    void retriedPayment() {
        retriedPayments.increment();
    }

    long retriedPayments() {
        return retriedPayments.sum();
    }

    void reviewed() {
        reviewed.increment();
    }

    /** Orders that were held for review and let go. */
    long reviews() {
        return reviewed.sum();
    }

    synchronized Map<String, Long> errors() {
        return new TreeMap<>(errors);
    }

    /** A table of all steps that were taken. */
    String latencyTable() {
        var text = new StringBuilder(String.format(
                Locale.ROOT, "%-38s %8s %9s %9s %9s %9s%n", "step (ms)", "count", "p50", "p90", "p99", "max"));
        latencies.forEach((step, histogram) -> {
            if (histogram.getTotalCount() > 0) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-38s %,8d %9.1f %9.1f %9.1f %9.1f%n",
                        step.text(),
                        histogram.getTotalCount(),
                        histogram.getValueAtPercentile(50) / 1e3,
                        histogram.getValueAtPercentile(90) / 1e3,
                        histogram.getValueAtPercentile(99) / 1e3,
                        histogram.getMaxValue() / 1e3));
            }
        });
        return text.toString();
    }
}
