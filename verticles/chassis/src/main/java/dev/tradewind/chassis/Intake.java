package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events of one partition that were read and are not yet taken in effect. */
final class Intake<F extends Event> {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final Duration SETTLING_MIN = Duration.ofMillis(2);
    private static final Duration SETTLING_MAX = Duration.ofMillis(64);

    private final Following.Link<F> link;
    private final int partition;
    private volatile List<Parcel<F>> parcels = List.of();
    private Duration settling = SETTLING_MIN;
    private boolean more;

    Intake(Following.Link<F> link, int partition) {
        this.link = link;
        this.partition = partition;
    }

    boolean isEmpty() {
        return parcels.isEmpty();
    }

    /** There are further ones in the feed, as far as the last read could tell. */
    boolean hasMore() {
        return more;
    }

    Parcel<F> first() {
        return parcels.getFirst();
    }

    /** At most so many from the front, ending before one that cannot be read. */
    List<Parcel<F>> front(int most) {
        int count = 1;
        while (count < Math.min(parcels.size(), most) && parcels.get(count).broken() == null) {
            count++;
        }
        return parcels.subList(0, count);
    }

    void taken(int number) {
        parcels = parcels.subList(number, parcels.size());
    }

    void drop() {
        parcels = List.of();
        more = false;
    }

    /** When the first of them was recorded; null when there is none. From any thread. */
    @Nullable
    Instant oldest() {
        List<Parcel<F>> atHand = parcels;
        return atHand.isEmpty() ? null : atHand.getFirst().envelope().time();
    }

    /** Reads on after this position; what to do if that gave nothing. */
    Future<Turn> fetch(Position position) {
        int limit = link.ground().settings().feeds().batch();
        return link.source()
                .read(new FeedQuery(partition, position, limit))
                .map(this::open)
                .otherwise(unreachable -> {
                    // The poll tries again; while the bus is cut, work waits.
                    log.debug("{}: {} cannot be read: {}", link.consumer(), link.feed(), unreachable.getMessage());
                    return Turn.REST;
                });
    }

    private Turn open(FeedSlice slice) {
        List<Parcel<F>> opened = new ArrayList<>(slice.events().size());
        for (EventEnvelope event : slice.events()) {
            opened.add(Parcel.open(event, link.delivery().types()));
        }
        parcels = opened;
        more = slice.more() || slice.pending();
        if (slice.pending() && opened.isEmpty()) {
            Duration pause = settling;
            settling = pause.compareTo(SETTLING_MAX) < 0 ? pause.multipliedBy(2) : pause;
            return new Turn.Settle(pause);
        }
        settling = SETTLING_MIN;
        return more ? Turn.GO : Turn.REST;
    }
}
