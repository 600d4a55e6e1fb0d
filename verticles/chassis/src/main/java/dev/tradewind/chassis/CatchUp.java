package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in effect what older builds have passed over in one partition because they did not know its type. It is done
 * under the cursor's lock and noted with the effects, and nobody who knows these types moves the cursor before it is
 * done; so each event has its effect once, and the later ones of these types come after it.
 */
final class CatchUp<F extends Event> {
    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final int SLICE = 1_000;
    // An older build is at the same partition and passes over more meanwhile.
    private static final Duration BESIDE_AN_OLDER_BUILD = Duration.ofMillis(100);

    private final Following.Link<F> link;
    private final Delivery<F> delivery;
    private final Books books;
    private final int partition;
    private final Troubles<F> troubles;
    private boolean due;

    CatchUp(Following.Link<F> link, Cursors.Cursor cursor) {
        this.link = link;
        this.delivery = link.delivery();
        this.books = delivery.books();
        this.partition = cursor.partition();
        this.troubles = new Troubles<>(link, partition);
        see(cursor);
    }

    /** The log from where the last turn ended: those to take in effect, and how far that is all. */
    private record Portion<F extends Event>(Cursors.Cursor seen, List<Parcel<F>> parcels, Position end) {
        Portion<F> first(int count) {
            List<Parcel<F>> some = parcels.subList(0, count);
            return new Portion<>(seen, some, some.getLast().envelope().position());
        }
    }

    /** A cursor as it was a moment ago. */
    void see(Cursors.Cursor cursor) {
        due |= delivery.owes(cursor);
    }

    void begin() {
        due = true;
    }

    boolean isDue() {
        return due;
    }

    Future<Turn> turn() {
        return books.cursors()
                .one(delivery.feed(), partition)
                .compose(this::turn)
                .otherwise(failure -> {
                    // It stays due: the poll tries again.
                    log.warn("{}: {} cannot be caught up with", link.consumer(), link.feed(), failure);
                    return Turn.REST;
                });
    }

    private Future<Turn> turn(Cursors.Cursor cursor) {
        due = delivery.owes(cursor);
        if (!due) {
            return Future.succeededFuture(Turn.GO);
        }
        Position first =
                delivery.owed(cursor).of(delivery.types().all().keySet()).first();
        if (first == null) {
            // Only what this build knows and has no use for.
            return take(new Portion<>(cursor, List.of(), cursor.position()));
        }
        return link.source()
                .read(new FeedQuery(partition, first, SLICE))
                .map(slice -> portion(cursor, slice))
                .compose(this::take, unreachable -> Future.succeededFuture(Turn.REST));
    }

    private Portion<F> portion(Cursors.Cursor cursor, FeedSlice slice) {
        PassedOver owed = delivery.owed(cursor);
        Position end = cursor.position();
        List<Parcel<F>> parcels = new ArrayList<>();
        for (EventEnvelope event : slice.events()) {
            if (event.position().compareTo(cursor.position()) > 0) {
                return new Portion<>(cursor, parcels, cursor.position());
            }
            end = event.position();
            if (owed.holds(event.type(), end) && delivery.types().all().containsKey(event.type())) {
                parcels.add(Parcel.open(event, delivery.types()));
            }
        }
        return new Portion<>(cursor, parcels, end);
    }

    private Future<Turn> take(Portion<F> whole) {
        List<Parcel<F>> all = whole.parcels();
        if (all.isEmpty()) {
            return deliver(whole);
        }
        if (all.getFirst().broken() instanceof String broken) {
            return giveUp(whole.first(1), broken);
        }
        int readable = 1;
        while (readable < Math.min(all.size(), troubles.pace().size())
                && all.get(readable).broken() == null) {
            readable++;
        }
        Portion<F> portion = readable == all.size() ? whole : whole.first(readable);
        return deliver(portion)
                .recover(e -> troubles.after(e, portion.parcels(), error -> giveUp(whole.first(1), error)));
    }

    private Future<Turn> deliver(Portion<F> portion) {
        return locked(portion, (tx, cursor) -> {
            List<EventEnvelope> events =
                    portion.parcels().stream().map(Parcel::envelope).toList();
            return books.parked().obstacles(tx, events).compose(obstacles -> {
                List<Received<F>> free = new ArrayList<>();
                for (Parcel<F> parcel : portion.parcels()) {
                    if (obstacles.holdUp(parcel.envelope())) {
                        books.parked().parkBehind(tx, parcel.envelope());
                        books.cursors().settle(tx, cursor, -1, 0);
                    } else {
                        parcel.received().ifPresent(free::add);
                    }
                }
                return delivery.react(tx, free);
            });
        });
    }

    private Future<Turn> giveUp(Portion<F> one, String error) {
        Delivery.Failed failed = troubles.given(one.parcels().getFirst(), error);
        return locked(one, (tx, cursor) -> {
            books.parked().park(tx, failed.event(), failed.error(), failed.attempts());
            books.cursors().settle(tx, cursor, -1, 0);
            return Future.succeededFuture();
        });
    }

    private interface Work {
        Future<Void> with(Tx tx, Cursors.Cursor cursor);
    }

    /** With the cursor as it was seen, or further on; it is noted that everything to the portion's end is done. */
    private Future<Turn> locked(Portion<F> portion, Work work) {
        return link.convoy()
                .pass(() -> books.database().transaction(tx -> books.cursors()
                        .lock(tx, delivery.feed(), partition)
                        .compose(cursor -> cursor == null || !isAsSeen(portion.seen(), cursor)
                                ? Future.succeededFuture(Optional.<PassedOver>empty())
                                : work.with(tx, cursor).map(v -> Optional.of(shorten(tx, cursor, portion.end()))))))
                .map(left -> left.map(still -> next(portion, still)).orElse(Turn.GO));
    }

    private PassedOver shorten(Tx tx, Cursors.Cursor cursor, Position end) {
        PassedOver left = cursor.passedOver().seenTo(delivery.types().known(), end, cursor.position());
        books.cursors().passOver(tx, cursor, left);
        return left;
    }

    private Turn next(Portion<F> done, PassedOver left) {
        troubles.pace().succeeded();
        if (left.of(delivery.types().known()).isEmpty()) {
            log.info(
                    "{}: caught up with what was passed over of {}",
                    link.consumer(),
                    done.seen().passedOver());
            return Turn.GO;
        }
        return done.end().equals(done.seen().position()) ? new Turn.Pause(BESIDE_AN_OLDER_BUILD) : Turn.GO;
    }

    private static boolean isAsSeen(Cursors.Cursor seen, Cursors.Cursor now) {
        return now.passedOver().equals(seen.passedOver()) && now.position().compareTo(seen.position()) >= 0;
    }
}
