package dev.tradewind.tools.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One row of a table, by column. Readers fail with {@link BadRow}. */
public final class Row {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final long line;
    private final CSVRecord fields;

    Row(long line, CSVRecord fields) {
        this.line = line;
        this.fields = fields;
    }

    /** The line of the file on which the row begins, counted from 1. */
    public long line() {
        return line;
    }

    /** The field without surrounding blanks; may be empty. */
    public String text(String column) {
        return fields.get(column).strip();
    }

    public String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw new BadRow(column + " is empty");
        }
        return text;
    }

    public BigDecimal decimal(String column) {
        String text = required(column);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new BadRow(column + " is not a number: " + shown(text));
        }
    }

    public long whole(String column) {
        try {
            return decimal(column).longValueExact();
        } catch (ArithmeticException e) {
            throw new BadRow(column + " is not a whole number: " + shown(text(column)));
        }
    }

    public LocalDateTime time(String column) {
        String text = required(column);
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeParseException e) {
            throw new BadRow(column + " is not a time: " + shown(text));
        }
    }

    public @Nullable LocalDateTime timeOrNull(String column) {
        return text(column).isEmpty() ? null : time(column);
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
