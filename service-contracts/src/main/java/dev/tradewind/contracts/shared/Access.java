package dev.tradewind.contracts.shared;

import org.jspecify.annotations.Nullable;

/**
 * By which right a cart or an order is asked for: staff and the system see all, a customer his own, a guest with the
 * cart's token. Whoever may not see it gets {@code not_found}.
 */
public record Access(Actor actor, @Nullable String cartToken) {
    public static final Access SYSTEM = new Access(Actor.SYSTEM, null);
}
