package dev.tradewind.fraud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the history is told.
 *
 * @param stamp of the transaction that wrote it
 * @param at when it became known, for a label
 * @param fraud null for the purchase itself
 */
record Entry(long position, String stamp, Instant at, Purchase purchase, @Nullable Boolean fraud) {}
