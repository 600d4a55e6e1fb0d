package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.BrowseReceipt;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Browse events and sampled rankings on their way into the log: taken at once, written many at a time, dropped when
 * there are too many. For one event loop.
 */
final class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final int EVENTS_AT_ONCE = 1_000;
    private static final int RANKINGS_AT_ONCE = 200;
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Limits limits;
    private final Function<Load, Future<Void>> writer;
    private final Deque<BrowseEvent> events = new ArrayDeque<>();
    private final Deque<RankingServed> rankings = new ArrayDeque<>();
    private final Counter accepted = counter("accepted");
    private final Counter dropped = counter("dropped");
    private Future<Void> writing = Future.succeededFuture();
    private boolean scheduled;
    private boolean closed;
    private long second;
    private int sampled;

    /**
     * How much is taken.
     *
     * @param waiting events that may wait to be written
     * @param flush how long the first of them waits
     * @param sampledPercent share of the visits whose rankings are noted
     * @param sampledPerSecond and how many of these at most
     */
    record Limits(int waiting, Duration flush, int sampledPercent, int sampledPerSecond) {}

    /** What is written at once. */
    record Load(List<RankingServed> rankings, List<BrowseEvent> events) {
        boolean isEmpty() {
            return rankings.isEmpty() && events.isEmpty();
        }
    }

    Intake(Vertx vertx, Limits limits, Function<Load, Future<Void>> writer) {
        this.vertx = vertx;
        this.limits = limits;
        this.writer = writer;
    }

    BrowseReceipt take(List<BrowseEvent> news) {
        int room = closed ? 0 : Math.max(0, limits.waiting() - events.size());
        int taken = Math.min(room, news.size());
        events.addAll(news.subList(0, taken));
        accepted.increment(taken);
        dropped.increment(news.size() - taken);
        schedule(limits.flush());
        return new BrowseReceipt(taken, news.size() - taken);
    }

    /** Whether a ranking for this visit would be noted. */
    boolean samples(String session) {
        return Models.share(session, "sample") < limits.sampledPercent()
                && (sampled < limits.sampledPerSecond() || second != now());
    }

    void note(RankingServed ranking) {
        if (second != now()) {
            second = now();
            sampled = 0;
        }
        sampled++;
        if (!closed && rankings.size() < limits.waiting()) {
            rankings.add(ranking);
            schedule(limits.flush());
        }
    }

    /** Takes nothing any more; completes when what was taken is written, or cannot be. */
    Future<Void> close() {
        closed = true;
        return writing.transform(written -> writeAll()).recover(lost -> Future.succeededFuture());
    }

    private Future<Void> writeAll() {
        Load load = load();
        return load.isEmpty() ? Future.succeededFuture() : writer.apply(load).compose(written -> writeAll());
    }

    private static long now() {
        return System.nanoTime() / 1_000_000_000L;
    }

    private void schedule(Duration pause) {
        if (!scheduled && !closed && writing.isComplete() && !(events.isEmpty() && rankings.isEmpty())) {
            scheduled = true;
            long unused = vertx.setTimer(Math.max(1, pause.toMillis()), id -> write());
        }
    }

    private void write() {
        scheduled = false;
        Load load = load();
        if (closed || load.isEmpty()) {
            putBack(load);
            return;
        }
        writing = writer.apply(load);
        writing.onComplete(written -> {
            if (written.failed()) {
                log.warn(
                        "{} browse events could not be written, trying again: {}",
                        load.events().size(),
                        written.cause().getMessage());
                putBack(load);
            }
            // From the timer, so that events that come on without end leave time for everything else.
            boolean full = events.size() >= EVENTS_AT_ONCE;
            schedule(written.failed() ? OUTAGE_PAUSE : full ? Duration.ofMillis(1) : limits.flush());
        });
    }

    private Load load() {
        return new Load(first(rankings, RANKINGS_AT_ONCE), first(events, EVENTS_AT_ONCE));
    }

    private void putBack(Load load) {
        load.events().reversed().forEach(events::addFirst);
        load.rankings().reversed().forEach(rankings::addFirst);
    }

    private static <T> List<T> first(Deque<T> queue, int max) {
        List<T> first = new ArrayList<>(Math.min(max, queue.size()));
        while (first.size() < max && !queue.isEmpty()) {
            first.add(queue.removeFirst());
        }
        return first;
    }

    private static Counter counter(String fate) {
        return Counter.builder("tradewind.personalization.browse.events")
                .description("Browse events that came in")
                .tag("fate", fate)
                .register(Metrics.globalRegistry);
    }
}
