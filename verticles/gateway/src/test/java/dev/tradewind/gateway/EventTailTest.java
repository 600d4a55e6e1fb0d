package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log of two partitions, of which one cannot be read for a while. */
class EventTailTest {
    private static final Position START = new Position(1, 1, 1);

    private final Set<Integer> unreadable = ConcurrentHashMap.newKeySet();
    private Vertx vertx;
    private Fake<EventFeed> feed;
    private EventTail tail;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        feed = Fake.on(vertx, EventFeed.class, EventFeed.address("orders"));
        tail = new EventTail(new Feeds(vertx).of("orders"));
        ends(START);
        assertThat(await(tail.look())).isEmpty();
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void tellsWhatOnePartitionSaysWhileAnotherCannotBeReadAndTheRestLater() {
        Position end = new Position(1, 2, 9);
        ends(end);
        feed.reply("read", asked -> {
            FeedQuery query = (FeedQuery) asked[0];
            return unreadable.contains(query.partition())
                    ? Future.failedFuture("not now")
                    : Future.succeededFuture(new FeedSlice(List.of(event(query.partition(), end)), false, false));
        });
        unreadable.add(1);
        assertThat(await(tail.look())).extracting(EventEnvelope::partition).containsExactly(0);
        unreadable.clear();
        assertThat(await(tail.look())).extracting(EventEnvelope::partition).containsExactly(1);
        assertThat(await(tail.look())).isEmpty();
    }

    private void ends(Position end) {
        feed.reply("heads", new FeedHeads("orders", List.of(end, end)));
    }

    private static EventEnvelope event(int partition, Position at) {
        JsonObject json = Golden.json(EventEnvelope.class)
                .put("partition", partition)
                .put("position", new JsonObject(Wire.write(at)));
        return Wire.read(json.encode(), EventEnvelope.class);
    }
}
