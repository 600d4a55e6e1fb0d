package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.FeedHint;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a feed into memory, beside all cursors: for what each instance keeps for itself, and makes anew when it
 * starts. Each event reaches every onlooker once, in the order of its partition. What is kept must be able to do
 * without: an event that its taker refuses is logged and passed over. For one event loop.
 */
public final class Onlooker<F extends Event> {
    private static final Logger log = LoggerFactory.getLogger(Onlooker.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration FIRST_POLL = Duration.ofMillis(100);
    private static final int SLICE = 1_000;
    private static final long ANSWER_MILLIS_MAX = 10_000;

    private final Vertx vertx;
    private final EventTypes<F> types;
    private final Consumer<Received<F>> taker;
    private final EventFeed source;
    private final Promise<Void> caughtUp = Promise.promise();
    private final List<Reader> readers = new ArrayList<>();
    private @Nullable FeedHeads target;
    private @Nullable HintListener hints;
    private long timer = -1;
    private boolean stopped;

    private Onlooker(Vertx vertx, EventTypes<F> types, Consumer<Received<F>> taker) {
        this.vertx = vertx;
        this.types = types;
        this.taker = taker;
        this.source = EventFeed.proxy(vertx, types.feed(), new DeliveryOptions().setSendTimeout(ANSWER_MILLIS_MAX));
    }

    /**
     * Begins to read on the event loop that this is called from, every partition after this position; goes on trying
     * until the feed answers.
     */
    public static <F extends Event> Onlooker<F> open(
            Vertx vertx, EventTypes<F> types, Position from, Consumer<Received<F>> taker) {
        Onlooker<F> onlooker = new Onlooker<>(vertx, types, taker);
        onlooker.hints = HintListener.open(vertx, types.feed(), types.all().keySet(), onlooker::hinted);
        onlooker.poll(from);
        return onlooker;
    }

    /** Completes when everything that had been written before it began has been taken. */
    public Future<Void> caughtUp() {
        return caughtUp.future();
    }

    public Future<Void> close() {
        stopped = true;
        boolean unused = vertx.cancelTimer(timer);
        return hints == null ? Future.succeededFuture() : hints.close();
    }

    private void poll(Position from) {
        source.heads().onComplete(heads -> {
            if (stopped) {
                return;
            }
            if (heads.succeeded()) {
                seen(heads.result(), from);
            }
            timer = vertx.setTimer((target == null ? FIRST_POLL : POLL).toMillis(), id -> poll(from));
        });
    }

    private void seen(FeedHeads heads, Position from) {
        if (target == null) {
            target = heads;
            for (int partition = 0; partition < heads.heads().size(); partition++) {
                readers.add(new Reader(partition, from));
            }
        }
        readers.stream()
                .filter(reader -> !reader.foundTheEnd || !reader.reached(heads))
                .forEach(Reader::wake);
    }

    private void hinted(FeedHint hint) {
        hint.partitions().stream()
                .filter(p -> p < readers.size())
                .map(readers::get)
                .forEach(Reader::wake);
    }

    private void checkCaughtUp() {
        if (readers.stream().allMatch(reader -> reader.foundTheEnd)) {
            caughtUp.tryComplete();
        }
    }

    private void take(EventEnvelope envelope) {
        try {
            types.read(envelope).ifPresent(event -> taker.accept(new Received<>(envelope, event)));
        } catch (RuntimeException e) {
            log.error("an onlooker of {} passes over {}", types.feed(), envelope.id(), e);
        }
    }

    /** One partition. */
    private final class Reader {
        private final int partition;
        private Position position;
        private boolean reading;
        private boolean again;
        private boolean foundTheEnd;

        private Reader(int partition, Position from) {
            this.partition = partition;
            this.position = from;
        }

        private boolean reached(FeedHeads heads) {
            return position.compareTo(heads.heads().get(partition)) >= 0;
        }

        private void wake() {
            again = true;
            if (!reading && !stopped) {
                reading = true;
                read();
            }
        }

        private void read() {
            again = false;
            source.read(new FeedQuery(partition, position, SLICE)).onComplete(slice -> {
                boolean more = slice.succeeded() && !stopped && (taken(slice.result()) || again);
                if (more) {
                    // From the event loop, so that others get their turn and the stack does not grow.
                    vertx.runOnContext(v -> read());
                } else {
                    reading = false;
                }
            });
        }

        /** Whether there is more to read at once. */
        private boolean taken(FeedSlice slice) {
            slice.events().forEach(Onlooker.this::take);
            if (!slice.events().isEmpty()) {
                position = slice.events().getLast().position();
                return slice.more() || !foundTheEnd;
            }
            // Heads may lie behind what a feed that has just begun has not read yet: only an empty slice tells.
            if (!foundTheEnd && !slice.pending()) {
                foundTheEnd = true;
                checkCaughtUp();
            }
            return false;
        }
    }
}
