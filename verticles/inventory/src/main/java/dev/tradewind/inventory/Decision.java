package dev.tradewind.inventory;

import dev.tradewind.contracts.shared.OrderId;

/**
 * What inventory has said about an order.
 *
 * @param cancelled the order is over; what it held has been released
 * @param events told about the order so far
 */
public record Decision(OrderId orderId, boolean reserved, boolean cancelled, long events) {
    static Decision none(OrderId order) {
        return new Decision(order, false, false, 0);
    }

    Decision reserving(boolean yes) {
        return new Decision(orderId, yes, cancelled, events);
    }

    Decision cancelling() {
        return new Decision(orderId, reserved, true, events);
    }

    Decision telling() {
        return new Decision(orderId, reserved, cancelled, events + 1);
    }
}
