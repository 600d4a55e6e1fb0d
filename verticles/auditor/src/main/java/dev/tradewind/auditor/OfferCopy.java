package dev.tradewind.auditor;

import java.util.List;
import java.util.Set;

/**
 * What the events have told of one offer's stock.
 *
 * @param held pieces of it that orders hold, by what was said to those orders
 */
record OfferCopy(String id, long onHand, long reserved, long held) {
    static final Set<Rule> RULES = Set.of(Rule.RESERVED_WITHIN_ON_HAND, Rule.RESERVED_IS_HELD_BY_ORDERS);

    List<Breaking> judge() {
        if (reserved < 0 || reserved > onHand) {
            return List.of(Rule.RESERVED_WITHIN_ON_HAND.by(id, "0 ≤ reserved " + reserved + " ≤ on hand " + onHand));
        }
        return reserved == held
                ? List.of()
                : List.of(Rule.RESERVED_IS_HELD_BY_ORDERS.by(id, "reserved " + reserved + " = held by orders " + held));
    }
}
