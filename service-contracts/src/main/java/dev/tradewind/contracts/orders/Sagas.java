package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageMeta;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders that are not yet delivered or cancelled, the oldest first.
 *
 * @param states how many there are in each status, whatever the page is restricted to
 */
public record Sagas(List<Saga> data, List<State> states, PageMeta meta) {
    /**
     * How far one order's flow has come.
     *
     * @param step finer than the status, such as {@code awaiting_stock} or {@code held}
     * @param deadlineAt when it is given up if nothing is decided; null when nothing has to be
     * @param overdue the deadline has passed, and nothing was done about it
     */
    public record Saga(
            OrderId orderId,
            OrderStatus status,
            String step,
            Money total,
            Instant placedAt,
            Instant updatedAt,
            @Nullable Instant deadlineAt,
            boolean overdue) {}

    /**
     * @param hour of these, those that were placed more than an hour ago
     * @param day of these, those that were placed more than a day ago
     * @param oldest when the oldest was placed
     */
    public record State(OrderStatus status, long orders, long hour, long day, Instant oldest) {}
}
