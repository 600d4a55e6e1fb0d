package dev.tradewind.bench.yardstick;

import org.HdrHistogram.Histogram;

/**
 * What a run came to. Latencies in microseconds: of a feed from commit to effect, of a call from asking to the answer.
 *
 * @param events or calls, as many as there were
 * @param seconds from the first event's beginning (latency) or the consumer's start (catch-up) to the last effect
 */
public record Figures(long events, double seconds, double p50Us, double p90Us, double p99Us, double maxUs) {
    public static Figures of(Histogram latencies, double seconds) {
        return new Figures(
                latencies.getTotalCount(),
                seconds,
                latencies.getValueAtPercentile(50),
                latencies.getValueAtPercentile(90),
                latencies.getValueAtPercentile(99),
                latencies.getMaxValue());
    }

    public double perSecond() {
        return events / seconds;
    }
}
