package dev.tradewind.tools.table;

/** A row that cannot be used; the message says why, for the report. */
public final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadRow(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
