package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a follower does about events that could not be taken in effect: waits, takes fewer, gives one up. */
final class Troubles<F extends Event> {
    private static final Logger log = LoggerFactory.getLogger(Troubles.class);

    private final Following.Link<F> link;
    private final int partition;
    private final Pace pace;

    Troubles(Following.Link<F> link, int partition) {
        this.link = link;
        this.partition = partition;
        this.pace = new Pace(link.ground().settings().feeds());
    }

    Pace pace() {
        return pace;
    }

    /** The next turn; the one event that fails is given up with the error's text. */
    Future<Turn> after(Throwable failure, List<Parcel<F>> taken, Function<String, Future<Turn>> giveUp) {
        Turn turn = pace.failed(failure, taken.size());
        if (turn == null) {
            return giveUp.apply(Failures.describe(failure));
        }
        if (pace.isStuck()) {
            log.warn("{}: {} waits: {}", link.consumer(), link.feed(), Failures.describe(failure));
        }
        if (pace.attempts() == 0 || Failures.isPassing(failure)) {
            return Future.succeededFuture(turn);
        }
        if (pace.attempts() == 1) {
            var first = taken.getFirst().envelope().id();
            log.warn("{}: {} failed, trying again", link.consumer(), first, failure);
        }
        return link.complain(partition, Failures.describe(failure)).transform(v -> Future.succeededFuture(turn));
    }

    Delivery.Failed given(Parcel<F> up, String error) {
        log.error("{}: {} is parked: {}", link.consumer(), up.envelope().id(), error);
        return new Delivery.Failed(up.envelope(), error, Math.max(1, pace.attempts()));
    }
}
