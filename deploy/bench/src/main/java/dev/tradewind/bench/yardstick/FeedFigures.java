package dev.tradewind.bench.yardstick;

import org.HdrHistogram.Histogram;

/**
 * What a run over the feed came to. Latencies from commit to effect, in microseconds.
 *
 * @param seconds from the first event's beginning (latency) or the consumer's start (catch-up) to the last effect
 */
public record FeedFigures(long events, double seconds, double p50Us, double p90Us, double p99Us, double maxUs) {
    static FeedFigures of(Histogram latencies, double seconds) {
        return new FeedFigures(
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
