package dev.tradewind.catalog;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The currency in which prices are compared when nobody names one: the configured one, or else that of most products,
 * looked up now and then, once for all who ask meanwhile. Confined to the domain's event loop.
 */
final class CatalogCurrency {
    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

    private final @Nullable String configured;
    private final Supplier<Future<Optional<String>>> mostUsed;
    private final LongSupplier nanoTime;
    private Future<Optional<String>> found = Future.succeededFuture(Optional.empty());
    private long lookedAt;

    /** @param configured null for the most used one */
    CatalogCurrency(@Nullable String configured, Supplier<Future<Optional<String>>> mostUsed, LongSupplier nanoTime) {
        this.configured = configured;
        this.mostUsed = mostUsed;
        this.nanoTime = nanoTime;
    }

    /** Empty while nothing has a price. */
    Future<Optional<String>> get() {
        if (configured != null) {
            return Future.succeededFuture(Optional.of(configured));
        }
        if (found.isComplete() && !isGood()) {
            lookedAt = nanoTime.getAsLong();
            found = mostUsed.get();
        }
        return found;
    }

    private boolean isGood() {
        return found.succeeded() && found.result().isPresent() && nanoTime.getAsLong() - lookedAt < FRESH_NANOS;
    }
}
