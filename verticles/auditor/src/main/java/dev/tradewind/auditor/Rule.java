package dev.tradewind.auditor;

import java.util.Locale;

/** What the auditor proves of its own copies. */
enum Rule {
    RESERVED_WITHIN_ON_HAND(1),
    RESERVED_IS_HELD_BY_ORDERS(1),
    STOCK_IS_HELD_FOR_LIVE_ORDERS(1),
    ONE_LIVE_ORDER_PER_CART(2),
    ONE_LIVE_PAYMENT_PER_ORDER(2),
    CAPTURED_WITHIN_AUTHORIZED(2),
    REFUNDED_WITHIN_CAPTURED(2),
    MONEY_TAKEN_IS_POSTED(3),
    TRANSACTIONS_SUM_TO_ZERO(3),
    DECIDED_WITHIN_DEADLINE(4),
    ACCEPTED_ORDER_IS_PLACED(4),
    NO_MONEY_WITHOUT_ORDER(4),
    NOTHING_HELD_FOR_CANCELLED(4);

    private final int invariant;

    Rule(int invariant) {
        this.invariant = invariant;
    }

    int invariant() {
        return invariant;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Breaking by(String subject, String detail) {
        return new Breaking(invariant, key(), subject, detail);
    }
}
