package dev.tradewind.bench.report;

import dev.tradewind.bench.report.Measured.Subject;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures as text. */
public final class Table {
    private static final String LINE = "%-52s %-22s %9s %8s %8s %8s %8s %8s %13s %8s  %s%n";

    private Table() {}

    public static String of(Results results) {
        var comparisons = new Comparisons(results.figures());
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                LINE,
                "",
                "load",
                "per s",
                "p50 ms",
                "p90",
                "p99",
                "max",
                "CPU ms",
                "of JVM/PG",
                "client",
                ""));
        String group = "";
        for (Measured figure : results.figures()) {
            text.append(figure.group().equals(group) ? "" : "\n");
            group = figure.group();
            text.append(line(figure, comparisons));
        }
        text.append('\n');
        Aims.of(results.figures()).forEach(aim -> text.append(aim(aim)));
        Reading.ofScaleOut(results.figures(), results.machine())
                .ifPresent(reading -> text.append('\n').append(reading).append('\n'));
        text.append('\n');
        results.invariants().forEach(invariant -> text.append(invariant).append('\n'));
        return text.toString();
    }

    private static String line(Measured figure, Comparisons comparisons) {
        return String.format(
                Locale.ROOT,
                LINE,
                (figure.subject() == Subject.PLATFORM ? "" : "  limit: ") + figure.scenario(),
                figure.mode(),
                whole(figure.perSecond()),
                fine(figure.p50()),
                fine(figure.p90()),
                fine(figure.p99()),
                fine(figure.max()),
                fine(figure.msPerOp()),
                fine(figure.jvmMsPerOp()) + "/" + fine(figure.postgresMsPerOp()),
                fine(figure.clientMsPerOp()),
                remarks(figure, comparisons));
    }

    private static String aim(Aims.Aim aim) {
        return String.format(
                Locale.ROOT,
                "%-6s %-54s %-22s %16s%s%n",
                aim.met() ? "met" : "MISSED",
                aim.what(),
                aim.wanted(),
                aim.measured(),
                aim.limit().isEmpty() ? "" : "   raw: " + aim.limit());
    }

    private static String remarks(Measured figure, Comparisons comparisons) {
        String ratios = comparisons.of(figure).stream()
                .map(ratio -> String.format(Locale.ROOT, "%.2f of %s", ratio.ratio(), ratio.limit()))
                .collect(Collectors.joining(", "));
        return figure.failed() == 0 ? ratios : ratios + " FAILED " + figure.others();
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    static String fine(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.3f" : value < 10 ? "%.2f" : "%.1f", value);
    }
}
