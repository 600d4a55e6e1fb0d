package dev.tradewind.tools.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an import has done, as text for people and as a list of every row that was not simply imported. */
public final class Report implements AutoCloseable {
    private final String title;
    private final Path directory;
    private final RowListFile rows;
    private final List<RowAccount> files = new ArrayList<>();
    private final List<Comparison> figures = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private Report(String title, Path directory, RowListFile rows) {
        this.title = title;
        this.directory = directory;
        this.rows = rows;
    }

    /** @param directory for {@code report.txt} and {@code rows.csv}; made when it is missing */
    public static Report in(Path directory, String title) throws IOException {
        Files.createDirectories(directory);
        return new Report(title, directory, RowListFile.create(directory.resolve("rows.csv")));
    }

    /** The account of one more file. */
    public RowAccount file(String name) {
        var account = new RowAccount(name, rows);
        files.add(account);
        return account;
    }

    /** A decision that a reader must know to understand the figures. */
    public void rule(String text) {
        rules.add(text);
    }

    public void figure(String name, Object read, Object held) {
        figure(name, read, held, "");
    }

    public void figure(String name, Object read, Object held, String note) {
        boolean agrees = String.valueOf(read).equals(String.valueOf(held));
        figures.add(new Comparison(name, String.valueOf(read), String.valueOf(held), note, agrees));
    }

    /** A figure of the files that has no counterpart on the server. */
    public void fact(String name, Object read) {
        figures.add(new Comparison(name, String.valueOf(read), "", "", true));
    }

    /** Something that makes the import not right; told first. */
    public void fault(String text) {
        faults.add(text);
    }

    /** Every row accounted for, every figure equal, no fault. */
    public boolean isRight() {
        return faults.isEmpty()
                && figures.stream().allMatch(Comparison::agrees)
                && files.stream().allMatch(RowAccount::isComplete);
    }

    public String text() {
        var text = new StringBuilder(title).append('\n');
        writeRows(text);
        writeFigures(text);
        section(text, "How it was read", rules);
        section(text, "Faults", faults);
        text.append('\n').append(isRight() ? "Everything agrees." : "NOT everything agrees.");
        return text.append(" Rows that were merged or refused, one by one: ")
                .append(directory.resolve("rows.csv"))
                .append('\n')
                .toString();
    }

    private void writeRows(StringBuilder text) {
        text.append("\nRows\n");
        line(text, "%-42s %9s %9s %9s %9s", "file", "read", "imported", "merged", "refused");
        for (RowAccount file : files) {
            line(
                    text,
                    "%-42s %,9d %,9d %,9d %,9d%s",
                    file.file(),
                    file.rowsRead(),
                    file.importedRows(),
                    file.mergedRows(),
                    file.refusedRows(),
                    file.isComplete() ? "" : "  NOT ALL ACCOUNTED FOR");
            file.merged().forEach((into, count) -> line(text, "    merged  %,9d  %s", count, into));
            file.refused().forEach((reason, count) -> line(text, "    refused %,9d  %s", count, reason));
        }
    }

    private void writeFigures(StringBuilder text) {
        text.append("\nTotals\n");
        line(text, "%-42s %18s %18s", "figure", "read", "on the server");
        for (Comparison figure : figures) {
            String verdict = figure.held().isEmpty() ? "" : figure.agrees() ? "equal" : "DIFFERENT";
            line(text, "%-42s %18s %18s  %s%s", figure.figure(), figure.read(), figure.held(), verdict, figure.note());
        }
    }

    private static void section(StringBuilder text, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(heading).append('\n');
            lines.forEach(line -> text.append("- ").append(line).append('\n'));
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    @Override
    public void close() throws IOException {
        rows.close();
        Files.writeString(directory.resolve("report.txt"), text());
    }
}
