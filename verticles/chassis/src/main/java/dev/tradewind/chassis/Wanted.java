package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.FeedHint;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The types of events that somebody wants to hear of at once. Whoever listens to hints says so every few seconds;
 * the feed believes it for a while. Somebody who was not heard, because the bus was cut, finds out by polling; nobody
 * can be forgotten in a feed's first seconds, in which everything is wanted.
 */
final class Wanted {
    private static final Duration SAID_EVERY = Duration.ofSeconds(5);
    private static final long BELIEVED_NANOS = Duration.ofSeconds(25).toNanos();

    private final Map<String, Long> until = new HashMap<>();
    private final MessageConsumer<String> announcements;
    private final LongSupplier nanos;
    private long everythingUntil;

    private Wanted(Vertx vertx, String feed, LongSupplier nanos) {
        this.nanos = nanos;
        everythingUntil = nanos.getAsLong() + BELIEVED_NANOS;
        announcements = vertx.eventBus().consumer(address(feed), message -> heard(message.body()));
    }

    /** What is wanted of this feed; on the context that it is opened from. */
    static Wanted of(Vertx vertx, String feed, LongSupplier nanos) {
        return new Wanted(vertx, feed, nanos);
    }

    void close() {
        var unused = announcements.unregister();
    }

    boolean is(String type) {
        long now = nanos.getAsLong();
        return everythingUntil - now > 0 || until.getOrDefault(type, now) - now > 0;
    }

    private void heard(String said) {
        long believed = nanos.getAsLong() + BELIEVED_NANOS;
        List<String> types = Wire.readList(said, String.class);
        types.forEach(type -> until.put(type, believed));
        if (types.isEmpty()) {
            everythingUntil = believed;
        }
    }

    /**
     * Says from now on that these types are wanted; none means all.
     *
     * @return a timer, to be cancelled in the end
     */
    static long say(Vertx vertx, String feed, Set<String> types) {
        String said = Wire.write(List.copyOf(types));
        EventBus bus = vertx.eventBus().publish(address(feed), said);
        return vertx.setPeriodic(SAID_EVERY.toMillis(), timer -> {
            EventBus unused = bus.publish(address(feed), said);
        });
    }

    private static String address(String feed) {
        return FeedHint.address(feed) + ".wanted";
    }
}
