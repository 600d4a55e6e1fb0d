package dev.tradewind.gateway;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer that is good for a while: however many ask, it is looked for once. A failure is not kept. */
final class Recollection<T> {
    private final Supplier<Future<T>> source;
    private final long goodForNanos;
    private final LongSupplier nanoTime;
    private @Nullable Future<T> last;
    private long since;

    Recollection(Duration goodFor, Supplier<Future<T>> source, LongSupplier nanoTime) {
        this.source = source;
        this.goodForNanos = goodFor.toNanos();
        this.nanoTime = nanoTime;
    }

    Future<T> get() {
        Future<T> known = last;
        if (known != null && isGood(known)) {
            return known;
        }
        Future<T> looked = source.get().onSuccess(found -> since = nanoTime.getAsLong());
        last = looked;
        return looked;
    }

    private boolean isGood(Future<T> known) {
        return !known.failed() && (!known.isComplete() || nanoTime.getAsLong() - since < goodForNanos);
    }
}
