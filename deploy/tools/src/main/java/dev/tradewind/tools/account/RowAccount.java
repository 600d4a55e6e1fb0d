package dev.tradewind.tools.account;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What became of the rows of one file. Each row must be accounted exactly once; a report shows whether it was. */
public final class RowAccount {
    private final String file;
    private final RowList list;
    private final Map<String, Long> merged = new TreeMap<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private long read;
    private long imported;

    /** An account that no report asks for: of a file that is read more than once, all readings but one. */
    public static RowAccount unheard() {
        return new RowAccount("", RowList.NONE);
    }

    RowAccount(String file, RowList list) {
        this.file = file;
        this.list = list;
    }

    /** A row has come out of the file; what became of it is told later. */
    public void read() {
        read++;
    }

    /** The row has become a record of its own on the server. */
    public void imported() {
        imported++;
    }

    /** What the row says has gone into something that another row made. */
    public void merged(long line, String into) {
        merged.merge(common(into), 1L, Long::sum);
        list.add(file, line, "merged", into);
    }

    public void refused(long line, String reason) {
        refused.merge(common(reason), 1L, Long::sum);
        list.add(file, line, "refused", reason);
    }

    /** What follows a colon is particular to the row: the list has it, the summary must not grow with it. */
    private static String common(String text) {
        return text.split(": ", 2)[0];
    }

    public String file() {
        return file;
    }

    public long importedRows() {
        return imported;
    }

    public long mergedRows() {
        return sum(merged);
    }

    public long refusedRows() {
        return sum(refused);
    }

    public long rowsRead() {
        return read;
    }

    /** Whether every row that was read has been accounted for, once. */
    public boolean isComplete() {
        return read == imported + mergedRows() + refusedRows();
    }

    /** Rows by what they were merged into. */
    public Map<String, Long> merged() {
        return Collections.unmodifiableMap(merged);
    }

    /** Rows by the reason for which they were refused. */
    public Map<String, Long> refused() {
        return Collections.unmodifiableMap(refused);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
