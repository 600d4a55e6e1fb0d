package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedCounts;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.FeedStretch;
import dev.tradewind.contracts.shared.HistoryQuery;
import dev.tradewind.contracts.shared.HistorySlice;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.StretchQuery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A domain's log as others read it. Live consumers are served from the tails: after a commit the tails are brought up
 * to date by one read, and only then, when its events can be read, the hint goes out.
 */
final class Feed implements EventFeed {
    private static final int LIMIT_MAX = 1_000;
    private static final int REFRESH_LIMIT = 500;
    private static final long HEADS_AGE_NANOS_MAX = Duration.ofMillis(500).toNanos();
    private static final Duration PAUSE_MIN = Duration.ofMillis(1);
    private static final Duration PAUSE_MAX = Duration.ofMillis(50);
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);

    private final Ground ground;
    private final EventRows rows;
    private final List<Tail> tails;
    private final Hints hints;
    private final Counting counting;
    private final HistoryRows history;
    private final BitSet all = new BitSet();

    private final Wanted wanted;
    private final BitSet asked = new BitSet();
    private @Nullable Promise<Void> next;
    private boolean refreshing;
    private boolean pausing;
    private boolean stopped;
    private Duration pause = PAUSE_MIN;
    private long allReadAt = System.nanoTime() - HEADS_AGE_NANOS_MAX;

    private Feed(Ground ground, EventRows rows, HistoryRows history, List<Position> heads) {
        this.history = history;
        this.ground = ground;
        this.rows = rows;
        this.tails = heads.stream().map(Tail::new).toList();
        this.hints = new Hints(ground);
        this.wanted = Wanted.of(ground.vertx(), ground.domain(), System::nanoTime);
        this.counting = new Counting(rows, heads.size());
        this.all.set(0, heads.size());
    }

    static Future<Feed> open(Ground ground, EventRows rows, HistoryRows history) {
        return rows.heads(ground.settings().feeds().partitions()).map(heads -> new Feed(ground, rows, history, heads));
    }

    /** To be told what was committed here; from any thread. */
    void committed(List<Stamped> events) {
        if (!ground.settings().feeds().hints()) {
            return;
        }
        if (!ground.context().inThread()) {
            ground.context().runOnContext(v -> committed(events));
            return;
        }
        // What nobody listens for is not worth a read; it is found with the next one.
        List<Stamped> news =
                events.stream().filter(event -> wanted.is(event.type())).toList();
        if (!news.isEmpty()) {
            hints.note(news);
            Future<Void> unused = refresh(hints.untold());
        }
    }

    /** Tells no more news. */
    void stop() {
        stopped = true;
        wanted.close();
    }

    @Override
    public Future<FeedSlice> read(FeedQuery query) {
        if (query.partition() < 0
                || query.partition() >= tails.size()
                || query.limit() < 1
                || query.limit() > LIMIT_MAX) {
            return Future.failedFuture(Fault.of(CommonError.VALIDATION_FAILED, "There is no such partition or limit."));
        }
        Tail tail = tails.get(query.partition());
        if (!tail.reachesBackTo(query.after())) {
            return readTable(query);
        }
        if (query.after().compareTo(tail.end()) < 0) {
            return Future.succeededFuture(tail.after(query.after(), query.limit()));
        }
        BitSet one = new BitSet();
        one.set(query.partition());
        return refresh(one)
                .compose(v -> tail.reachesBackTo(query.after())
                        ? Future.succeededFuture(tail.after(query.after(), query.limit()))
                        : readTable(query));
    }

    @Override
    public Future<FeedHeads> heads() {
        boolean fresh = System.nanoTime() - allReadAt < HEADS_AGE_NANOS_MAX;
        Future<Void> read = fresh ? Future.succeededFuture() : refresh(all);
        return read.map(v ->
                new FeedHeads(ground.domain(), tails.stream().map(Tail::end).toList()));
    }

    @Override
    public Future<FeedSlice> correlated(String correlation) {
        return rows.correlated(correlation, LIMIT_MAX).map(events -> new FeedSlice(events, false, false));
    }

    @Override
    public Future<HistorySlice> history(HistoryQuery query) {
        return query.limit() < 1 || query.limit() > HistoryQuery.LIMIT_MAX
                ? Future.failedFuture(Fault.of(CommonError.VALIDATION_FAILED, "There is no such limit."))
                : history.before(query, tails.size());
    }

    @Override
    public Future<FeedCounts> counts(FeedHeads upTo) {
        return upTo.heads().size() == tails.size()
                ? counting.upTo(upTo.heads()).map(counts -> new FeedCounts(ground.domain(), counts))
                : Future.failedFuture(oneForEach());
    }

    @Override
    public Future<FeedStretch> stretch(StretchQuery query) {
        return query.upTo().size() == tails.size() ? history.stretch(query) : Future.failedFuture(oneForEach());
    }

    private static RuntimeException oneForEach() {
        return Fault.of(CommonError.VALIDATION_FAILED, "There must be one position for each partition.");
    }

    private Future<FeedSlice> readTable(FeedQuery query) {
        var ask = new EventRows.Ask(query.partition(), query.after());
        return rows.after(List.of(ask), query.limit()).map(found -> {
            EventRows.Found here = found.getOrDefault(query.partition(), EventRows.Found.NOTHING);
            var events = Tail.bounded(here.events());
            boolean more = !here.pending() && here.full()
                    || events.size() < here.events().size();
            return new FeedSlice(events, more, here.pending());
        });
    }

    /** Brings tails up to date with a read that begins after this call; calls made meanwhile share the next one. */
    private Future<Void> refresh(BitSet partitions) {
        asked.or(partitions);
        if (next == null) {
            next = ground.context().promise();
        }
        Future<Void> refreshed = next.future();
        if (!refreshing) {
            readTails();
        }
        return refreshed;
    }

    private void readTails() {
        Promise<Void> promise = next;
        if (promise == null) {
            return;
        }
        next = null;
        refreshing = true;
        BitSet now = (BitSet) asked.clone();
        asked.clear();
        hints.reading();
        if (now.equals(all)) {
            allReadAt = System.nanoTime();
        }
        var asks = now.stream()
                .mapToObj(p -> new EventRows.Ask(p, tails.get(p).end()))
                .toList();
        rows.after(asks, REFRESH_LIMIT).map(found -> extend(now, found)).onComplete(read -> {
            refreshing = false;
            promise.handle(read);
            goOn(read.failed());
        });
    }

    private @Nullable Void extend(BitSet asked, Map<Integer, EventRows.Found> found) {
        BitSet readable = (BitSet) asked.clone();
        BitSet unsettled = new BitSet();
        for (int partition : asked.stream().toArray()) {
            EventRows.Found news = found.getOrDefault(partition, EventRows.Found.NOTHING);
            tails.get(partition).extend(news);
            unsettled.set(partition, news.pending());
            readable.set(partition, !news.pending() || !news.events().isEmpty());
        }
        hints.tell(readable, unsettled, p -> tails.get(p).end());
        return null;
    }

    /**
     * News that could not be told yet, because an older transaction still runs or the database was away, are looked
     * at again.
     */
    private void goOn(boolean outage) {
        if (next != null) {
            readTails();
        } else if (stopped || hints.untold().isEmpty()) {
            pause = PAUSE_MIN;
        } else if (!pausing) {
            pausing = true;
            ground.pause(outage ? OUTAGE_PAUSE : pause).onComplete(v -> {
                pausing = false;
                Future<Void> unused = refresh(hints.untold());
            });
            pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
        }
    }
}
