package dev.tradewind.tools.olist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the files have it, with its items in their order and its payments.
 *
 * @param line of the orders file
 */
record OlistOrder(
        long line,
        String id,
        Status status,
        OlistCustomer customer,
        Times times,
        List<Item> items,
        List<Payment> payments) {
    enum Status {
        CREATED,
        APPROVED,
        INVOICED,
        PROCESSING,
        SHIPPED,
        DELIVERED,
        UNAVAILABLE,
        CANCELED
    }

    /** What is missing did not happen, or was not recorded. */
    record Times(
            Instant purchased, @Nullable Instant approved, @Nullable Instant shipped, @Nullable Instant delivered) {}

    /** One piece: the files have a row for each. Money in centavos. */
    record Item(long line, int number, String product, String seller, long price, long freight) {
        Listing listing() {
            return new Listing(product, seller);
        }
    }

    record Payment(long line, long amount) {}

    /** What becomes an offer: a product by a seller. */
    record Listing(String product, String seller) {}

    long goods() {
        return items.stream().mapToLong(Item::price).sum();
    }

    long freight() {
        return items.stream().mapToLong(Item::freight).sum();
    }

    long paid() {
        return payments.stream().mapToLong(Payment::amount).sum();
    }

    boolean isCancelled() {
        return status == Status.CANCELED || status == Status.UNAVAILABLE || status == Status.CREATED;
    }
}
