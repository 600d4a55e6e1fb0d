package dev.tradewind.bench.report;

import dev.tradewind.bench.load.Tally;
import dev.tradewind.bench.machine.ProcessorTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One run's figures. Latencies in milliseconds.
 *
 * @param group figures of one group are comparable, such as {@code cart}
 * @param scenario what was done, such as {@code add to a cart of 10 lines}
 * @param subject whose figures these are
 * @param mode how the load was made
 * @param ok operations that went well
 * @param others operations that did not, by what became of them
 * @param jvmMsPerOp processor milliseconds of the server's JVM for each operation
 * @param postgresMsPerOp and of its PostgreSQL
 * @param clientMsPerOp and of the load generator, which is nobody's cost but takes the same processors
 * @param curve latency at each of the {@link #PERCENTILES}
 */
public record Measured(
        String group,
        String scenario,
        Subject subject,
        String mode,
        long ok,
        Map<String, Long> others,
        double perSecond,
        double p50,
        double p90,
        double p99,
        double max,
        double jvmMsPerOp,
        double postgresMsPerOp,
        double clientMsPerOp,
        List<Double> curve) {
    /** Whose figures. */
    public enum Subject {
        PLATFORM,
        BARE_HANDLER,
        BARE_STATEMENT
    }

    public static final List<Double> PERCENTILES =
            List.of(0.0, 25.0, 50.0, 75.0, 90.0, 95.0, 98.0, 99.0, 99.5, 99.9, 99.99, 100.0);

    /** Group of the same load on platforms of several sizes. */
    public static final String SCALE_OUT = "scale-out";

    private static final double US_PER_MS = 1e3;

    /** What a run was about. */
    public record Title(String group, String scenario, Subject subject, String mode) {
        public Title in(String otherMode) {
            return new Title(group, scenario, subject, otherMode);
        }
    }

    /** What a run took: time, the processor time of who was measured, and that of the load generator. */
    public record Spent(Duration time, ProcessorTime server, Duration client) {}

    public static Measured of(Title title, Tally tally, Spent spent) {
        Histogram latencies = tally.latencies();
        double operations = Math.max(1, tally.ok());
        return new Measured(
                title.group,
                title.scenario,
                title.subject,
                title.mode,
                tally.ok(),
                tally.others(),
                tally.ok() / (spent.time.toNanos() / 1e9),
                at(latencies, 50),
                at(latencies, 90),
                at(latencies, 99),
                at(latencies, 100),
                spent.server.jvm().toMillis() / operations,
                spent.server.children().toMillis() / operations,
                spent.client.toMillis() / operations,
                PERCENTILES.stream().map(p -> at(latencies, p)).toList());
    }

    private static double at(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / US_PER_MS;
    }

    public double msPerOp() {
        return jvmMsPerOp + postgresMsPerOp;
    }

    public boolean isClosed() {
        return mode.startsWith("closed");
    }

    public long failed() {
        return others.values().stream().mapToLong(Long::longValue).sum();
    }
}
