package dev.tradewind.tools.table;

import dev.tradewind.tools.account.RowAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of comma-separated values in UTF-8 with a header line, plain or packed with xz. Fields may be quoted and
 * hold line breaks; a byte order mark, a cut last line and text after a closing quote are borne.
 */
public final class TableFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();

    private final Path path;
    private final List<String> columns;

    private TableFile(Path path, List<String> columns) {
        this.path = path;
        this.columns = columns;
    }

    /** @param columns that the file must have */
    public static TableFile of(Path path, String... columns) {
        return new TableFile(path, List.of(columns));
    }

    /**
     * The file of that name, or that name with {@code .xz}.
     *
     * @throws NoSuchFileException when neither is there
     */
    public static TableFile in(Path directory, String name, String... columns) throws NoSuchFileException {
        Path plain = directory.resolve(name);
        Path packed = directory.resolve(name + ".xz");
        if (!Files.isReadable(plain) && !Files.isReadable(packed)) {
            throw new NoSuchFileException(plain.toString(), null, "nor " + packed.getFileName());
        }
        return of(Files.isReadable(plain) ? plain : packed, columns);
    }

    /** The file's name, without {@code .xz}. */
    public String name() {
        return String.valueOf(path.getFileName()).replaceFirst("\\.xz$", "");
    }

    public long bytes() throws IOException {
        return Files.size(path);
    }

    /**
     * Gives each row to its reader, in order; a bad row, the file's or the reader's, is accounted as refused.
     *
     * @param watched wraps the stream of raw bytes, for progress
     */
    public void read(RowAccount account, UnaryOperator<InputStream> watched, Consumer<Row> reader) throws IOException {
        try (InputStream bytes = watched.apply(Files.newInputStream(path));
                Reader text =
                        new BufferedReader(new InputStreamReader(Packed.open(path, bytes), StandardCharsets.UTF_8));
                CSVParser parser = FORMAT.parse(text)) {
            requireColumns(parser.getHeaderNames());
            var records = parser.iterator();
            long line = parser.getCurrentLineNumber() + 1;
            while (records.hasNext()) {
                readOne(line, records.next(), account, reader);
                line = parser.getCurrentLineNumber() + 1;
            }
        }
    }

    private static void readOne(long line, CSVRecord fields, RowAccount account, Consumer<Row> reader) {
        account.read();
        try {
            if (!fields.isConsistent()) {
                throw new BadRow("the row has another number of columns than the header");
            }
            reader.accept(new Row(line, fields));
        } catch (BadRow bad) {
            account.refused(line, bad.reason());
        }
    }

    private void requireColumns(List<String> found) throws IOException {
        for (String column : columns) {
            if (!found.contains(column)) {
                throw new IOException(path + " has no column " + column + "; it has " + String.join(", ", found));
            }
        }
    }
}
