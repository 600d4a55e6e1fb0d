package dev.tradewind.contracts.shared;

import org.jspecify.annotations.Nullable;

/**
 * What accompanies every command.
 *
 * @param idempotencyKey the client's key; with it, asking twice gives the first answer again
 * @param fingerprint digest of method, path and body: the same key with another fingerprint is refused
 * @param traceparent W3C trace context
 */
public record CallContext(
        Actor actor, @Nullable String idempotencyKey, @Nullable String fingerprint, @Nullable String traceparent) {
    public static final CallContext SYSTEM = new CallContext(Actor.SYSTEM, null, null, null);

    public static CallContext of(Actor actor) {
        return new CallContext(actor, null, null, null);
    }
}
