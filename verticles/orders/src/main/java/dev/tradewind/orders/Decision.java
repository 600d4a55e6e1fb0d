package dev.tradewind.orders;

import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.ErrorCode;
import java.util.List;

/** What the flow decides. The order's timer follows {@link Progress#deadline}. */
public sealed interface Decision {
    /** The order is in a new state, and these events are to be said, in this order. */
    record Moved(OrderState state, List<OrderEvent> events) implements Decision {}

    /** It was known already, or does not matter (any more). */
    record Unchanged() implements Decision {}

    /** A command that cannot be done as the order stands. */
    record Refused(ErrorCode error, String detail) implements Decision {}

    Decision UNCHANGED = new Unchanged();

    static Decision moved(OrderState state, OrderEvent... events) {
        return new Moved(state, List.of(events));
    }
}
