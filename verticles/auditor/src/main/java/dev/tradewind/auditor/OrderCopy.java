package dev.tradewind.auditor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the events have told of one order so far; feeds are read independently, so any part may be missing for a
 * moment.
 *
 * @param dueAt when it must be confirmed or cancelled
 * @param liveOrders of its cart
 * @param held payments that hold authorized money
 * @param pieces reserved for it and neither shipped nor released
 * @param unbalanced its ledger transactions that do not sum to zero, in words; null for none
 */
record OrderCopy(
        String id,
        @Nullable String cartId,
        @Nullable Instant acceptedAt,
        Standing standing,
        @Nullable Instant cancelledAt,
        @Nullable Instant dueAt,
        long liveOrders,
        Payments payments,
        long pieces,
        List<Sum> sums,
        @Nullable String unbalanced) {

    record Standing(boolean placed, boolean confirmed, boolean cancelled) {
        boolean decided() {
            return confirmed || cancelled;
        }
    }

    record Payments(long known, long live, long held) {}

    /**
     * Money of one kind.
     *
     * @param book {@code payments} or {@code settlement}
     * @param kind {@code authorization}, {@code capture} or {@code refund}
     */
    record Sum(String book, String kind, @Nullable String paymentId, String currency, long amount) {}
}
