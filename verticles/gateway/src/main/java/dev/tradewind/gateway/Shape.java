package dev.tradewind.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled schema: finds where a parsed JSON value breaks which rule. */
interface Shape {
    Shape ANYTHING = (value, at, found) -> {};

    void check(@Nullable Object value, Place at, Findings found);

    /** Every one of these must be satisfied. */
    static Shape all(List<Shape> rules) {
        return switch (rules.size()) {
            case 0 -> ANYTHING;
            case 1 -> rules.getFirst();
            default -> {
                Shape[] each = rules.toArray(Shape[]::new);
                yield (value, at, found) -> {
                    for (Shape rule : each) {
                        rule.check(value, at, found);
                    }
                };
            }
        };
    }

    /** One of these is enough. When none fits, what the first says is told: the others are usually null. */
    static Shape any(List<Shape> choices) {
        return (value, at, found) -> {
            Findings ofFirst = null;
            for (Shape choice : choices) {
                Findings own = new Findings();
                choice.check(value, at, own);
                if (own.isEmpty()) {
                    return;
                }
                ofFirst = ofFirst == null ? own : ofFirst;
            }
            if (ofFirst != null) {
                found.addAll(ofFirst);
            }
        };
    }
}
