package dev.tradewind.bench.report;

import dev.tradewind.bench.report.Measured.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures as a page that needs nothing but itself, in light and in dark. */
public final class Page {
    private final Results results;
    private final Comparisons comparisons;

    private Page(Results results) {
        this.results = results;
        this.comparisons = new Comparisons(results.figures());
    }

    public static String of(Results results) throws IOException {
        return new Page(results).html();
    }

    private String html() throws IOException {
        Set<String> groups = new LinkedHashSet<>();
        results.figures().forEach(figure -> groups.add(figure.group()));
        try (InputStream frame = Page.class.getResourceAsStream("page.html")) {
            return new String(Objects.requireNonNull(frame).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{machine}}", machine())
                    .replace("{{aims}}", aims())
                    .replace("{{groups}}", groups.stream().map(this::section).collect(Collectors.joining("\n")))
                    .replace("{{invariants}}", items(results.invariants()));
        }
    }

    private String machine() {
        return results.machine().entrySet().stream()
                .map(entry -> "<dt>" + escaped(entry.getKey()) + "</dt><dd>" + escaped(entry.getValue()) + "</dd>")
                .collect(Collectors.joining("\n"));
    }

    private String aims() {
        return """
                <div class="wide"><table><thead><tr><th>aim<th>wanted<th>measured\
                <th>raw limit and ratio<th></tr></thead>\
                <tbody>"""
                + Aims.of(results.figures()).stream()
                        .map(aim -> "<tr><th scope=\"row\">" + escaped(aim.what()) + "<td>" + escaped(aim.wanted())
                                + number(escaped(aim.measured())) + "<td>"
                                + escaped(aim.limit()).replace("; ", "<br>")
                                + (aim.met() ? "<td>met" : "<td><strong>missed</strong>"))
                        .collect(Collectors.joining("\n"))
                + "</tbody></table></div>";
    }

    private String section(String group) {
        List<Measured> figures = results.figures().stream()
                .filter(figure -> figure.group().equals(group))
                .toList();
        return "<section><h2>" + escaped(group) + "</h2>" + table(figures) + Plot.of(figures) + "</section>";
    }

    private String table(List<Measured> figures) {
        return """
                <div class="wide"><table><thead><tr><th>what<th>load<th>per second<th>p50 ms<th>p90<th>p99<th>max\
                <th>CPU ms per operation<th>client<th>of the raw limit</tr></thead><tbody>"""
                + figures.stream().map(this::row).collect(Collectors.joining("\n"))
                + "</tbody></table></div>";
    }

    private String row(Measured figure) {
        String ratios = comparisons.of(figure).stream()
                .map(ratio -> String.format(Locale.ROOT, "%.2f of %s", ratio.ratio(), escaped(ratio.limit())))
                .collect(Collectors.joining("<br>"));
        return "<tr" + (figure.subject() == Subject.PLATFORM ? "" : " class=\"limit\"") + "><th scope=\"row\">"
                + escaped(figure.scenario())
                + "<td>" + escaped(figure.mode())
                + number(String.format(Locale.ROOT, "%,.1f", figure.perSecond()))
                + number(Table.fine(figure.p50()))
                + number(Table.fine(figure.p90()))
                + number(Table.fine(figure.p99()))
                + number(Table.fine(figure.max()))
                + number(Table.fine(figure.msPerOp()) + " (" + Table.fine(figure.jvmMsPerOp()) + " + "
                        + Table.fine(figure.postgresMsPerOp()) + ")")
                + number(Table.fine(figure.clientMsPerOp()))
                + "<td>" + ratios
                + (figure.failed() == 0
                        ? ""
                        : " <strong>failed: " + escaped(figure.others().toString()) + "</strong>");
    }

    private static String number(String text) {
        return "<td class=\"number\">" + text;
    }

    private static String items(List<String> lines) {
        return lines.stream().map(line -> "<li>" + escaped(line)).collect(Collectors.joining("\n"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
