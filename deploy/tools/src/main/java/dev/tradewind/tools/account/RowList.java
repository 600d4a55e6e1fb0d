package dev.tradewind.tools.account;

/** Where every row that was not simply imported is written down. */
@FunctionalInterface
public interface RowList {
    RowList NONE = (file, line, outcome, reason) -> {};

    void add(String file, long line, String outcome, String reason);
}
