package dev.tradewind.orders;

import dev.tradewind.contracts.orders.OrderStatus;
import java.util.EnumSet;
import java.util.Set;

/** Where an order is in the flow; finer than its status. */
public enum Phase {
    AWAITING_STOCK,
    AWAITING_PAYMENT,
    AWAITING_ACTION,
    PAYMENT_FAILED,
    /** Paid, and not confirmed until fraud or a person has had a word, or the deadline has passed. */
    HELD,
    CONFIRMED,
    /** Confirmed, and fulfillment has been asked to stop it. */
    STOPPING,
    CANCELLED;

    static final Set<Phase> PAYING = EnumSet.of(AWAITING_PAYMENT, AWAITING_ACTION);
    static final Set<Phase> UNCONFIRMED = EnumSet.of(AWAITING_STOCK, AWAITING_PAYMENT, AWAITING_ACTION, PAYMENT_FAILED);
    static final Set<Phase> OPEN = EnumSet.of(AWAITING_STOCK, AWAITING_PAYMENT, AWAITING_ACTION, PAYMENT_FAILED, HELD);
    static final Set<Phase> UNDER_WAY = EnumSet.of(CONFIRMED, STOPPING);
    static final Set<Phase> NOT_CONFIRMED = EnumSet.complementOf(EnumSet.of(CONFIRMED));
    static final Set<Phase> ANY = EnumSet.allOf(Phase.class);

    /** The order's status, before shipments are looked at. */
    OrderStatus status() {
        return switch (this) {
            case AWAITING_STOCK, AWAITING_PAYMENT, PAYMENT_FAILED, HELD -> OrderStatus.PENDING;
            case AWAITING_ACTION -> OrderStatus.AWAITING_PAYMENT_ACTION;
            case CONFIRMED, STOPPING -> OrderStatus.CONFIRMED;
            case CANCELLED -> OrderStatus.CANCELLED;
        };
    }
}
