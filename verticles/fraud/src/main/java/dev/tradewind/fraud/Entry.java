package dev.tradewind.fraud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the history is told.
 *
 * @param stamp of the transaction that wrote it
 * @param at when it became known, for a label
 * @param purchase with its card only where that was known before
 * @param fraud null but for a label
 * @param card that became known now; null but for that
 */
record Entry(
        long position, String stamp, Instant at, Purchase purchase, @Nullable Boolean fraud, @Nullable String card) {
    static Entry of(long position, String stamp, Instant at, Purchase purchase) {
        return new Entry(position, stamp, at, purchase, null, null);
    }

    /** With everything that is known now. */
    Purchase now() {
        return card == null ? purchase : purchase.with(new Link(Dimension.CARD, card));
    }
}
