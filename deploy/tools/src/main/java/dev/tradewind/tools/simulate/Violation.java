package dev.tradewind.tools.simulate;

import org.jspecify.annotations.Nullable;

/** A rule of the platform was broken. */
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int invariant;
    private final @Nullable String order;

    /** @param invariant its number among the platform's five; 0 for a defect that is none of them */
    Violation(int invariant, @Nullable String order, String what) {
        super(what);
        this.invariant = invariant;
        this.order = order;
    }

    Violation(@Nullable String order, Throwable defect) {
        super(defect.toString(), defect);
        this.invariant = 0;
        this.order = order;
    }

    int invariant() {
        return invariant;
    }

    @Nullable
    String order() {
        return order;
    }
}
