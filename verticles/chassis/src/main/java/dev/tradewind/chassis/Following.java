package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.FeedHint;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A domain's following of one feed: hints wake the partitions' followers, a slow poll finds what hints did not tell.
 */
final class Following<F extends Event> {
    private static final Logger log = LoggerFactory.getLogger(Following.class);
    private static final Duration FIRST_POLL = Duration.ofMillis(100);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration BEAT = Duration.ofMillis(100);
    // So much slower is the poll of who follows at leisure and found nothing last time.
    private static final int LEISURE = 3;
    private static final long ANSWER_MILLIS_MAX = 2_000;

    private final Link<F> link;
    private final Books books;
    private final Urgency urgency;
    private final Map<Integer, Position> early = new HashMap<>();
    private volatile List<Follower<F>> followers = List.of();
    private @Nullable HintListener hints;
    private @Nullable MessageConsumer<String> handovers;
    private long timer = -1;
    private boolean stopped;
    private boolean foundNews;

    /** What the followers of one feed share. */
    record Link<F extends Event>(
            Ground ground, EventFeed source, Delivery<F> delivery, Rhythm rhythm, Convoy<F> convoy, FeedMeters meters) {
        String consumer() {
            return ground.domain();
        }

        String feed() {
            return delivery.feed();
        }

        Future<Void> complain(int partition, String error) {
            return delivery.complain(partition, error);
        }
    }

    Following(Ground ground, Books books, Gate gate, Delivery<F> delivery, Urgency urgency) {
        this.urgency = urgency;
        DeliveryOptions options = new DeliveryOptions().setSendTimeout(ANSWER_MILLIS_MAX);
        EventFeed source = EventFeed.proxy(ground.vertx(), delivery.feed(), options);
        this.books = books;
        this.link = new Link<>(
                ground,
                source,
                delivery,
                new Rhythm(urgency == Urgency.SOON ? BEAT : Duration.ZERO, System::nanoTime),
                new Convoy<>(gate, delivery),
                new FeedMeters(ground.domain(), delivery.feed()));
    }

    EventFeed source() {
        return link.source();
    }

    Delivery<F> delivery() {
        return link.delivery();
    }

    Future<Void> start() {
        EventBus bus = link.ground().vertx().eventBus();
        Set<String> wanted = link.delivery().types().all().keySet();
        handovers = bus.consumer(handoverAddress(), leaving -> takeOver());
        link.meters().watch(this);
        poll();
        if (urgency == Urgency.AT_LEISURE) {
            return Future.succeededFuture();
        }
        hints = HintListener.open(link.ground().vertx(), link.feed(), wanted, this::hinted);
        return hints.ready();
    }

    /** Completes when every follower has finished its transaction; those who stand by elsewhere are told. */
    Future<Void> stop() {
        stopped = true;
        link.meters().forget(this);
        if (handovers == null) {
            return Future.succeededFuture();
        }
        boolean unused = link.ground().vertx().cancelTimer(timer);
        Future<Void> unheard = hints == null ? Future.succeededFuture() : hints.close();
        Future<Void> deaf = unheard.eventually(handovers::unregister);
        return Future.join(followers.stream().map(Follower::stop).toList())
                .eventually(() -> deaf)
                .onComplete(v -> {
                    EventBus bus = link.ground().vertx().eventBus().publish(handoverAddress(), "");
                })
                .mapEmpty();
    }

    /** Whether the cursors reach what the feed holds now, once they do or this time has come. */
    Future<Boolean> caughtUp(long endNanos) {
        return link.source()
                .heads()
                .compose(this::endsNow)
                .compose(heads -> compare(heads).compose(v -> caughtUp(heads, endNanos)))
                .otherwise(false);
    }

    // Heads are told from memory; only a read finds what was committed a moment ago.
    private Future<FeedHeads> endsNow(FeedHeads heads) {
        List<Future<Position>> ends = IntStream.range(0, heads.heads().size())
                .mapToObj(p -> endNow(p, heads.heads().get(p)))
                .toList();
        return Future.all(ends).map(all -> new FeedHeads(heads.feed(), all.list()));
    }

    private Future<Position> endNow(int partition, Position head) {
        return link.source()
                .read(new FeedQuery(partition, head, 1_000))
                .map(slice -> slice.events().isEmpty()
                        ? head
                        : slice.events().getLast().position());
    }

    private Future<Boolean> caughtUp(FeedHeads heads, long endNanos) {
        return books.cursors().ofFeed(link.feed()).compose(cursors -> {
            boolean there = cursors.size() == heads.heads().size()
                    && cursors.stream()
                            .allMatch(c -> c.position().compareTo(heads.heads().get(c.partition())) >= 0
                                    && !link.delivery().owes(c));
            if (there || stopped || System.nanoTime() - endNanos > 0) {
                return Future.succeededFuture(there);
            }
            return link.ground().pause(LOOK_AGAIN).compose(v -> caughtUp(heads, endNanos));
        });
    }

    /** An operator changed the cursors. */
    Future<Void> changed() {
        return books.cursors().ofFeed(link.feed()).map(cursors -> {
            followers.forEach(f -> f.changed(cursors.get(f.partition())));
            return null;
        });
    }

    double lagSeconds() {
        return followers.stream().mapToDouble(Follower::lagSeconds).max().orElse(0);
    }

    double parked() {
        return followers.stream().mapToLong(Follower::parked).sum();
    }

    private void takeOver() {
        Future<Void> unused = books.cursors().ofFeed(link.feed()).map(cursors -> {
            followers.forEach(f -> f.takeOver(cursors.get(f.partition())));
            return null;
        });
    }

    private String handoverAddress() {
        return "feed-handover." + link.consumer() + "." + link.feed();
    }

    // What is of no use here is passed over with the next poll, many at once, instead of with a commit for each.
    private void hinted(FeedHint hint) {
        Set<String> wanted = link.delivery().types().all().keySet();
        for (int i = 0; i < hint.partitions().size(); i++) {
            if (!hint.mayTellOf(wanted, i)) {
                continue;
            }
            int partition = hint.partitions().get(i);
            Position head = hint.heads().get(i);
            if (partition < followers.size()) {
                followers.get(partition).hinted(head);
            } else {
                early.put(partition, head);
            }
        }
    }

    private void poll() {
        link.source()
                .heads()
                .compose(heads -> followers.isEmpty() ? open(heads) : Future.succeededFuture(heads))
                .compose(this::compare)
                .onComplete(polled -> {
                    if (polled.failed()) {
                        log.debug(
                                "{}: {} does not answer: {}",
                                link.consumer(),
                                link.feed(),
                                polled.cause().getMessage());
                    }
                    schedule();
                });
    }

    private void schedule() {
        if (!stopped) {
            Duration poll = link.ground().settings().feeds().poll();
            boolean early = followers.isEmpty() && poll.compareTo(FIRST_POLL) > 0;
            boolean slow = urgency == Urgency.AT_LEISURE && !foundNews;
            Duration rest = slow ? poll.multipliedBy(LEISURE) : poll;
            timer = link.ground().vertx().setTimer((early ? FIRST_POLL : rest).toMillis(), id -> poll());
        }
    }

    private Future<FeedHeads> open(FeedHeads heads) {
        return books.cursors().open(link.feed(), heads.heads().size()).map(cursors -> {
            followers = cursors.stream().map(c -> new Follower<>(link, c)).toList();
            return heads;
        });
    }

    private Future<Void> compare(FeedHeads heads) {
        if (stopped || followers.isEmpty()) {
            return Future.succeededFuture();
        }
        foundNews = followers.stream()
                .map(f -> f.seen(heads.heads().get(f.partition())))
                .reduce(false, Boolean::logicalOr);
        early.forEach((partition, head) -> followers.get(partition).hinted(head));
        early.clear();
        if (followers.stream().noneMatch(Follower::needsLook)) {
            return Future.succeededFuture();
        }
        return books.cursors().ofFeed(link.feed()).map(cursors -> {
            followers.stream().filter(Follower::needsLook).forEach(f -> f.look(cursors.get(f.partition())));
            return null;
        });
    }
}
