package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.CallContext;
import io.vertx.core.Future;
import java.util.function.Function;

/** Commands that may be sent twice: the second time gets the first answer. Keys are kept for 24 hours. */
public final class Idempotency {
    /**
     * Does the work in a transaction that also stores its answer under the call's key; without a key, simply in a transaction. A
     * key seen before fails with {@link dev.tradewind.contracts.shared.Replayed} (the stored answer), with {@code
     * idempotency_key_reused} when the fingerprint differs, and at once with {@code idempotency_key_in_use} while the first call
     * is still running. Work that fails stores nothing.
     *
     * @param type of the answer, as {@code Wire} writes it; sealed results by their interface
     */
    public <T> Future<T> once(CallContext context, Class<T> type, Function<Tx, Future<T>> work) {
        throw new UnsupportedOperationException();
    }
}
