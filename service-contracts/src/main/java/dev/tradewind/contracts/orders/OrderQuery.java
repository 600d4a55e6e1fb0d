package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list; null does not restrict.
 *
 * @param search an order's id, or the beginning of an email address
 * @param from placed then or later
 * @param to placed before
 * @param minTotal in minor units of the order's own currency
 * @param maxTotal the same
 * @param sort null is newest first; the pages of one list are asked for with the same
 * @param count whether to count them all, which stops at {@link #COUNTED_MAX}
 */
public record OrderQuery(
        @Nullable OrderStatus status,
        @Nullable CustomerId customerId,
        @Nullable MerchantId merchantId,
        @Nullable String email,
        PageRequest page,
        @Nullable String search,
        @Nullable String currency,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long minTotal,
        @Nullable Long maxTotal,
        @Nullable OrderSort sort,
        boolean count) {
    public static final int COUNTED_MAX = 100_000;

    public OrderQuery(
            @Nullable OrderStatus status,
            @Nullable CustomerId customerId,
            @Nullable MerchantId merchantId,
            @Nullable String email,
            PageRequest page) {
        this(status, customerId, merchantId, email, page, null, null, null, null, null, null, null, false);
    }
}
