package dev.tradewind.tools.account;

/**
 * One figure, as it was read from the files and as the server holds it.
 *
 * @param note what stands between the two where they are not meant to be equal as they are; empty otherwise
 */
public record Comparison(String figure, String read, String held, String note, boolean agrees) {}
