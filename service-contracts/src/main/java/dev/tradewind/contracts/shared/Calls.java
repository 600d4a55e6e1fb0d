package dev.tradewind.contracts.shared;

import io.vertx.core.eventbus.DeliveryOptions;

/** How long a caller waits for a service. */
public final class Calls {
    /** Two seconds: a call that took longer may still be executed, so commands are idempotent. */
    public static final long DEADLINE_MS = 2_000;

    private Calls() {}

    public static DeliveryOptions deadline() {
        return deadline(DEADLINE_MS);
    }

    public static DeliveryOptions deadline(long ms) {
        return new DeliveryOptions().setSendTimeout(ms);
    }
}
