package dev.tradewind.catalog;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The currency in which prices are compared when nobody names one: the configured one, or else that of most products,
 * looked up now and then. Confined to the domain's event loop.
 */
final class CatalogCurrency {
    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

    private final Supplier<Future<Optional<String>>> mostUsed;
    private final LongSupplier nanoTime;
    private final boolean fixed;
    private @Nullable String known;
    private long knownAt;

    /** @param configured null for the most used one */
    CatalogCurrency(@Nullable String configured, Supplier<Future<Optional<String>>> mostUsed, LongSupplier nanoTime) {
        this.known = configured;
        this.fixed = configured != null;
        this.mostUsed = mostUsed;
        this.nanoTime = nanoTime;
    }

    /** Empty while nothing has a price. */
    Future<Optional<String>> get() {
        if (known != null && (fixed || nanoTime.getAsLong() - knownAt < FRESH_NANOS)) {
            return Future.succeededFuture(Optional.of(known));
        }
        return mostUsed.get().onSuccess(found -> {
            known = found.orElse(null);
            knownAt = nanoTime.getAsLong();
        });
    }
}
