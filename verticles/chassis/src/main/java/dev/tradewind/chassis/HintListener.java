package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.FeedHint;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Consumer;

/** Hears a feed's hints: best effort, for those who can also do without. */
public final class HintListener {
    private final MessageConsumer<String> consumer;

    private HintListener(MessageConsumer<String> consumer) {
        this.consumer = consumer;
    }

    /** Calls on the context that it is opened from. */
    public static HintListener open(Vertx vertx, String feed, Consumer<FeedHint> listener) {
        return new HintListener(vertx.eventBus()
                .consumer(
                        FeedHint.address(feed), message -> listener.accept(Wire.read(message.body(), FeedHint.class))));
    }

    /** Completes when hints from every node of the cluster arrive. */
    public Future<Void> ready() {
        return consumer.completion();
    }

    public Future<Void> close() {
        return consumer.unregister();
    }
}
