package dev.tradewind.bench.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts journeys and their latencies. For one thread. */
public final class Tally {
    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 3;

    private final Histogram latencies = new Histogram(LONGEST_US, DIGITS);
    private final Map<String, Long> verdicts = new TreeMap<>();

    void add(String verdict, long nanos) {
        verdicts.merge(verdict, 1L, Long::sum);
        if (verdict.equals(Journey.OK)) {
            latencies.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_US));
        }
    }

    public long count(String verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    public long ok() {
        return count(Journey.OK);
    }

    /** All that was not ok, by what it was. */
    public Map<String, Long> others() {
        Map<String, Long> others = new TreeMap<>(verdicts);
        others.remove(Journey.OK);
        return others;
    }

    /** Microseconds, of journeys that went well. */
    public Histogram latencies() {
        return latencies;
    }
}
