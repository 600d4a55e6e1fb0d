package dev.tradewind.tools.account;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A row list as a file of comma-separated values: file, line, outcome, reason. */
public final class RowListFile implements RowList, AutoCloseable {
    private final CSVPrinter printer;

    private RowListFile(CSVPrinter printer) {
        this.printer = printer;
    }

    public static RowListFile create(Path path) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(path);
        CSVPrinter printer =
                CSVFormat.RFC4180.builder().setRecordSeparator('\n').get().print(writer);
        printer.printRecord("file", "line", "outcome", "reason");
        return new RowListFile(printer);
    }

    @Override
    public void add(String file, long line, String outcome, String reason) {
        try {
            printer.printRecord(file, line, outcome, reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
