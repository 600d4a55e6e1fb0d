package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Products' public documents as ready JSON text, in memory. What this instance changes is forgotten with the commit.
 * What others change is found by asking, before an answer is given, which pages have changed since the last look,
 * unless that look is younger than the staleness allowed: one small query now and then for the whole cache, however
 * many requests there are, and none when nobody asks. Confined to the domain's event loop.
 */
final class ProductPages {
    private static final Duration FORGET_ALL_AFTER = Duration.ofMinutes(1);

    private final ProductStore products;
    private final PageStore changes;
    private final LongSupplier nanoTime;
    private final long staleNanos;
    private final PageCache texts;
    private final Map<ProductId, Future<String>> loading = new HashMap<>();
    private @Nullable String cursor;
    private @Nullable Future<Void> looking;
    private long lookedAt;
    private boolean trusted;

    ProductPages(Stores stores, Limits limits, LongSupplier nanoTime) {
        this.products = stores.products();
        this.changes = stores.pages();
        this.nanoTime = nanoTime;
        this.staleNanos = limits.staleness().toNanos();
        this.texts = new PageCache(limits.bytes());
    }

    /**
     * How much is kept, and how old it may be.
     *
     * @param staleness what another instance changed may go unseen for so long, if its hint is lost
     */
    record Limits(long bytes, Duration staleness) {}

    /** Fails with {@code not_found} when there is no such product or it is not active. */
    Future<String> document(ProductId id) {
        return trusted && nanoTime.getAsLong() - lookedAt < staleNanos ? kept(id) : look().compose(looked -> kept(id));
    }

    private Future<String> kept(ProductId id) {
        String text = texts.get(id);
        return text == null ? load(id) : Future.succeededFuture(text);
    }

    /** These pages are out of date, also those that are being loaded at this moment. */
    void forget(Collection<ProductId> products) {
        for (ProductId id : products) {
            loading.remove(id);
            texts.remove(id);
        }
    }

    /** Somebody has changed something: the next request looks first, and looks anew. */
    void distrust() {
        trusted = false;
        looking = null;
    }

    private Future<Void> look() {
        if (looking != null) {
            return looking;
        }
        long began = nanoTime.getAsLong();
        String since = cursor;
        Future<Void> look = since == null || began - lookedAt > FORGET_ALL_AFTER.toNanos()
                ? changes.now().map(this::restart)
                : changes.since(since).map(this::takeOver);
        looking = look;
        return look.onComplete(done -> ended(look, began, done.succeeded()));
    }

    private void ended(Future<Void> look, long began, boolean succeeded) {
        // One that was overtaken by distrust has looked too early.
        if (looking == look) {
            looking = null;
            trusted = succeeded;
            lookedAt = began;
        }
    }

    /** After a long pause it is cheaper to begin anew. What is being loaded now was read before this cursor. */
    private Void restart(String now) {
        texts.clear();
        loading.clear();
        cursor = now;
        return null;
    }

    private Void takeOver(PageStore.Changes since) {
        forget(since.products());
        cursor = since.cursor();
        return null;
    }

    private Future<String> load(ProductId id) {
        Future<String> running = loading.get(id);
        if (running != null) {
            return running;
        }
        Future<String> load = products.view(id)
                .map(found -> Wire.write(found.filter(ProductView::active).orElseThrow(() -> Fault.notFound(id))));
        loading.put(id, load);
        return load.onComplete(done -> {
            // Forgotten while it was being loaded means that it may be old already: good for those who asked before,
            // not to keep.
            if (loading.remove(id, load) && done.succeeded()) {
                texts.put(id, done.result());
            }
        });
    }
}
