package dev.tradewind.auditor;

import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a batch of events adds to what is known of orders. */
final class OrderNews {
    private final Map<String, One> news = new TreeMap<>(Comparator.naturalOrder());
    private final Duration deadline;

    /** @param deadline how long each step may take that gives an order more time */
    OrderNews(Duration deadline) {
        this.deadline = deadline;
    }

    /** Of one order; what is null or false adds nothing. */
    record One(
            String orderId,
            @Nullable String cartId,
            @Nullable Instant acceptedAt,
            OrderCopy.Standing standing,
            @Nullable Instant cancelledAt,
            @Nullable Instant dueAt) {
        private static final OrderCopy.Standing UNKNOWN = new OrderCopy.Standing(false, false, false);

        static One touched(String order) {
            return new One(order, null, null, UNKNOWN, null, null);
        }

        One and(One more) {
            OrderCopy.Standing now = new OrderCopy.Standing(
                    standing.placed() || more.standing.placed(),
                    standing.confirmed() || more.standing.confirmed(),
                    standing.cancelled() || more.standing.cancelled());
            return new One(
                    orderId,
                    cartId == null ? more.cartId : cartId,
                    acceptedAt == null ? more.acceptedAt : acceptedAt,
                    now,
                    cancelledAt == null ? more.cancelledAt : cancelledAt,
                    later(dueAt, more.dueAt));
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isAfter(other) ? one : other;
        }
    }

    /** In the order of their ids, in which everybody locks. */
    Iterable<One> all() {
        return news.values();
    }

    /** Something happened that concerns the order. */
    void touch(String order) {
        add(One.touched(order));
    }

    void accepted(CartEvent.Completed completed, Instant at) {
        String order = completed.orderId().value();
        String cart = completed.cart().cartId().value();
        add(new One(order, cart, at, One.UNKNOWN, null, at.plus(deadline)));
    }

    void happened(OrderEvent event, Instant at) {
        switch (event) {
            case OrderEvent.Placed placed -> standing(placed.order(), at, new OrderCopy.Standing(true, false, false));
            case OrderEvent.Confirmed confirmed ->
                standing(confirmed.order(), at, new OrderCopy.Standing(true, true, false));
            case OrderEvent.PaymentRequested asked -> moreTime(asked.orderId().value(), at.plus(deadline));
            case OrderEvent.PaymentFailed failed -> moreTime(failed.orderId().value(), failed.until());
            case OrderEvent.Cancelled cancelled ->
                add(new One(
                        cancelled.orderId().value(),
                        cancelled.cartId().value(),
                        null,
                        new OrderCopy.Standing(true, false, true),
                        at,
                        null));
            case OrderEvent.Imported imported -> imported(imported.order(), at);
            default -> {}
        }
    }

    private void imported(HistoricalOrder order, Instant at) {
        boolean cancelled = order.status() == OrderStatus.CANCELLED;
        add(new One(
                order.details().orderId().value(),
                order.details().cart().cartId().value(),
                null,
                new OrderCopy.Standing(true, !cancelled, cancelled),
                cancelled ? at : null,
                null));
    }

    private void standing(OrderDetails order, Instant at, OrderCopy.Standing standing) {
        String cart = order.cart().cartId().value();
        add(new One(order.orderId().value(), cart, null, standing, null, at.plus(deadline)));
    }

    private void moreTime(String order, Instant until) {
        add(new One(order, null, null, One.UNKNOWN, null, until));
    }

    private void add(One one) {
        news.merge(one.orderId(), one, One::and);
    }
}
