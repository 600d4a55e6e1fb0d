package dev.tradewind.identity;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Lets those with the same key act one after another, and all others at once. Confined to the domain's event loop. */
final class Turns {
    private static final int ALL_MAX = 200;
    private static final long RETRY_AFTER_S = 5;

    private final Map<String, Future<?>> last = new HashMap<>();
    private int all;

    /** Fails with {@code unavailable} when too many are acting or waiting. */
    <T> Future<T> take(String key, Supplier<Future<T>> action) {
        if (all >= ALL_MAX) {
            return Future.failedFuture(
                    Fault.passing(CommonError.UNAVAILABLE, "Too many people are signing in at once.", RETRY_AFTER_S));
        }
        all++;
        Future<?> before = last.get(key);
        Future<T> mine = before == null ? action.get() : before.transform(done -> action.get());
        last.put(key, mine);
        return mine.onComplete(done -> {
            all--;
            last.remove(key, mine);
        });
    }
}
