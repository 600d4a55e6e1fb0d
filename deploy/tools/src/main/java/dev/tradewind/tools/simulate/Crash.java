package dev.tradewind.tools.simulate;

/** The process died at this point. */
final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;

    Crash() {
        super("crash", null, false, false);
    }
}
