package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.DeadLetter;
import dev.tradewind.contracts.shared.DeadLetterId;
import dev.tradewind.contracts.shared.DeadLetters;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.FeedCounts;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedStretch;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.RewindPreview;
import dev.tradewind.contracts.shared.RewindQuery;
import dev.tradewind.contracts.shared.StretchQuery;
import dev.tradewind.contracts.shared.Subscription;
import dev.tradewind.contracts.shared.Subscriptions;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An operator's hands on what a domain follows. */
final class Control implements FeedControl {
    private static final Logger log = LoggerFactory.getLogger(Control.class);

    private final Ground ground;
    private final Books books;
    private final Map<String, Following<?>> followings;

    Control(Ground ground, Books books, Map<String, Following<?>> followings) {
        this.ground = ground;
        this.books = books;
        this.followings = followings;
    }

    @Override
    public Future<Subscriptions> subscriptions() {
        return books.cursors().all().compose(cursors -> {
            Map<String, List<Cursors.Cursor>> byFeed = cursors.stream()
                    .filter(c -> followings.containsKey(c.feed()))
                    .collect(Collectors.groupingBy(Cursors.Cursor::feed, TreeMap::new, Collectors.toList()));
            List<Future<Subscription>> all = byFeed.entrySet().stream()
                    .map(feed -> subscription(feed.getKey(), feed.getValue()))
                    .toList();
            return Future.all(all).map(done -> new Subscriptions(ground.domain(), done.list()));
        });
    }

    @Override
    public Future<DeadLetters> deadLetters(PageRequest page) {
        return books.parked().page(page).map(letters -> {
            boolean more = letters.size() > page.limit();
            List<DeadLetter> shown = more ? letters.subList(0, page.limit()) : letters;
            return new DeadLetters(
                    shown, PageMeta.of(more ? shown.getLast().id().value() : null));
        });
    }

    @Override
    public Future<Void> retry(DeadLetterId id, CallContext context) {
        log.info("{}: {} is retried by {}", ground.domain(), id, context.actor());
        return letter(id).compose(letter -> redelivery(letter).retry(letter)).compose(v -> changed());
    }

    @Override
    public Future<Void> discard(DeadLetterId id, CallContext context) {
        log.info("{}: {} is discarded by {}", ground.domain(), id, context.actor());
        return letter(id).compose(letter -> redelivery(letter).discard(letter)).compose(v -> changed());
    }

    @Override
    public Future<Void> replay(String feed, CallContext context) {
        log.info("{}: {} is replayed by {}", ground.domain(), feed, context.actor());
        return books.cursors()
                .ofFeed(feed)
                .compose(cursors -> put(feed, Collections.nCopies(cursors.size(), Position.START)));
    }

    @Override
    public Future<Void> rewind(FeedHeads to, CallContext context) {
        log.info("{}: {} is put to {} by {}", ground.domain(), to.feed(), to.heads(), context.actor());
        return put(to.feed(), to.heads());
    }

    @Override
    public Future<RewindPreview> preview(RewindQuery query) {
        String feed = query.feed();
        if (!followings.containsKey(feed)) {
            return Future.failedFuture(unknown(feed));
        }
        return books.cursors().ofFeed(feed).compose(cursors -> {
            List<Position> now = cursors.stream().map(Cursors.Cursor::position).toList();
            return following(feed)
                    .source()
                    .stretch(new StretchQuery(query.since(), now))
                    .compose(stretch -> events(stretch, now).compose(events -> books.parked()
                            .after(new FeedHeads(feed, stretch.from()))
                            .map(parked -> preview(stretch, events, parked))));
        });
    }

    private RewindPreview preview(FeedStretch stretch, long events, long parked) {
        Set<String> taken = following(stretch.feed()).delivery().types().all().keySet();
        List<RewindPreview.OfType> types = stretch.types().stream()
                .map(one -> new RewindPreview.OfType(one.type(), one.events(), taken.contains(one.type())))
                .toList();
        return new RewindPreview(
                ground.domain(), stretch.feed(), stretch.from(), events, parked, types, stretch.whole());
    }

    private Future<Long> events(FeedStretch stretch, List<Position> upTo) {
        if (stretch.whole()) {
            return Future.succeededFuture(stretch.types().stream()
                    .mapToLong(FeedStretch.OfType::events)
                    .sum());
        }
        return events(stretch.feed(), upTo)
                .compose(ends -> events(stretch.feed(), stretch.from()).map(starts -> sum(ends) - sum(starts)));
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private RuntimeException unknown(String feed) {
        return Fault.of(CommonError.NOT_FOUND, ground.domain() + " does not follow " + feed + ".");
    }

    private Future<Void> put(String feed, List<Position> positions) {
        if (!followings.containsKey(feed)) {
            return Future.failedFuture(unknown(feed));
        }
        return fitting(feed, positions)
                .compose(v -> events(feed, positions))
                .compose(events -> books.database().transaction(tx -> put(tx, feed, positions, events)))
                .compose(v -> changed());
    }

    /** One position for each partition of the feed. */
    private Future<Void> fitting(String feed, List<Position> positions) {
        return books.cursors()
                .ofFeed(feed)
                .compose(cursors -> cursors.size() == positions.size()
                        ? Future.succeededFuture()
                        : Future.failedFuture(Fault.of(
                                CommonError.VALIDATION_FAILED,
                                feed + " has " + cursors.size() + " partitions.",
                                new Fault.Item("/heads", "invalid", "must be " + cursors.size() + ", one for each"))));
    }

    /** How many events lie before these positions. */
    private Future<List<Long>> events(String feed, List<Position> positions) {
        return positions.stream().allMatch(Position.START::equals)
                ? Future.succeededFuture(Collections.nCopies(positions.size(), 0L))
                : following(feed)
                        .source()
                        .counts(new FeedHeads(feed, positions))
                        .map(FeedCounts::counts);
    }

    private Future<Void> put(Tx tx, String feed, List<Position> positions, List<Long> events) {
        return books.cursors().lockFeed(tx, feed).compose(cursors -> {
            List<Future<Void>> all = cursors.stream()
                    .map(c -> put(tx, c, positions.get(c.partition()), events.get(c.partition())))
                    .toList();
            return Future.all(all).mapEmpty();
        });
    }

    private Future<Void> put(Tx tx, Cursors.Cursor cursor, Position to, long events) {
        return books.parked().rewind(tx, cursor, to).map(letters -> {
            books.cursors().set(tx, cursor, to, new Cursors.Counts(events - letters, letters));
            return null;
        });
    }

    private Future<DeadLetter> letter(DeadLetterId id) {
        return books.parked()
                .find(id)
                .compose(letter -> letter == null || !followings.containsKey(letter.feed())
                        ? Future.failedFuture(Fault.notFound(id))
                        : Future.succeededFuture(letter));
    }

    private Redelivery<?> redelivery(DeadLetter letter) {
        return new Redelivery<>(ground, books, following(letter.feed()).delivery());
    }

    private Following<?> following(String feed) {
        return Objects.requireNonNull(followings.get(feed), feed);
    }

    private Future<Void> changed() {
        return Future.all(followings.values().stream().map(Following::changed).toList())
                .mapEmpty();
    }

    private Future<Subscription> subscription(String feed, List<Cursors.Cursor> cursors) {
        List<Future<Subscription.Partition>> partitions =
                cursors.stream().map(this::partition).toList();
        return Future.all(partitions).map(all -> new Subscription(ground.domain(), feed, all.list()));
    }

    private Future<Subscription.Partition> partition(Cursors.Cursor cursor) {
        return following(cursor.feed())
                .source()
                .read(new FeedQuery(cursor.partition(), cursor.position(), 1))
                .map(slice -> {
                    Duration lag = slice.events().isEmpty()
                            ? Duration.ZERO
                            : Duration.between(slice.events().getFirst().time(), Instant.now());
                    return shown(cursor, Math.max(0, lag.toMillis() / 1000.0), problem(cursor));
                })
                .otherwise(e -> shown(cursor, 0, "The feed cannot be reached: " + e.getMessage()));
    }

    private @Nullable String problem(Cursors.Cursor cursor) {
        return cursor.error() != null || cursor.passedOver().isEmpty()
                ? cursor.error()
                : "Passed over until a build is there that knows them: "
                        + String.join(", ", new TreeSet<>(cursor.passedOver().types()));
    }

    private static Subscription.Partition shown(Cursors.Cursor cursor, double lagSeconds, @Nullable String error) {
        return new Subscription.Partition(
                cursor.partition(),
                cursor.position(),
                cursor.handled(),
                cursor.parked(),
                cursor.discarded(),
                lagSeconds,
                error);
    }
}
