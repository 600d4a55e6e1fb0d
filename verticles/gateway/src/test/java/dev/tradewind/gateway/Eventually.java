package dev.tradewind.gateway;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what nothing signals. */
final class Eventually {
    private Eventually() {}

    static void holds(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("still not so after ten seconds");
            }
            Thread.onSpinWait();
        }
    }
}
