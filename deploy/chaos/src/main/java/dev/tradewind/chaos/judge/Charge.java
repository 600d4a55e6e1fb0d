package dev.tradewind.chaos.judge;

/**
 * Something that is not as it was told.
 *
 * @param phase the fault that was on when the order was accepted; empty where it is about no single order
 */
public record Charge(Kind kind, String phase, String what) {
    /** What it comes down to. */
    public enum Kind {
        /** Somebody was told so, and it is not so. */
        LOST,
        /** It happened twice. */
        DOUBLED,
        /** It has not come to an end. */
        STUCK,
        /** Sums that must be equal are not. */
        BROKEN
    }
}
