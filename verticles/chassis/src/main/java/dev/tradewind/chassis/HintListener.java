package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.FeedHint;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Set;
import java.util.function.Consumer;

/** Hears a feed's hints: best effort, for those who can also do without. */
public final class HintListener {
    private final Vertx vertx;
    private final MessageConsumer<String> consumer;
    private final long announcements;

    private HintListener(Vertx vertx, MessageConsumer<String> consumer, long announcements) {
        this.vertx = vertx;
        this.consumer = consumer;
        this.announcements = announcements;
    }

    /** Calls on the context that it is opened from. */
    public static HintListener open(Vertx vertx, String feed, Consumer<FeedHint> listener) {
        return open(vertx, feed, Set.of(), listener);
    }

    /** For who only wants to hear of events of these types; he may hear of others too. None means all. */
    static HintListener open(Vertx vertx, String feed, Set<String> types, Consumer<FeedHint> listener) {
        MessageConsumer<String> consumer = vertx.eventBus()
                .consumer(
                        FeedHint.address(feed), message -> listener.accept(Wire.read(message.body(), FeedHint.class)));
        return new HintListener(vertx, consumer, Wanted.say(vertx, feed, types));
    }

    /** Completes when hints from every node of the cluster arrive. */
    public Future<Void> ready() {
        return consumer.completion();
    }

    public Future<Void> close() {
        boolean unused = vertx.cancelTimer(announcements);
        return consumer.unregister();
    }
}
