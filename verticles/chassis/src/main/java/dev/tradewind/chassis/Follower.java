package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one partition of a feed: reads a slice, takes it in effect, goes on. Of all followers of this partition, on whatever
 * node, one moves the cursor; the others stand by until it does not.
 */
final class Follower<F extends Event> {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final Duration SETTLING_MIN = Duration.ofMillis(2);
    private static final Duration SETTLING_MAX = Duration.ofMillis(64);

    private final Following.Link<F> link;
    private final int partition;
    private final Pace pace;

    private Position position;
    private Position head = Position.START;
    private List<Parcel<F>> parcels = List.of();
    private boolean more;
    private boolean running;
    private boolean again;
    private boolean standingBy;
    private boolean takingOver;
    private boolean settling;
    private Duration settlingPause = SETTLING_MIN;
    private long pauseTimer = -1;
    private volatile long parked;
    private @Nullable Instant behindSince;
    private @Nullable Promise<Void> stopping;

    Follower(Following.Link<F> link, Cursors.Cursor cursor) {
        this.link = link;
        this.partition = cursor.partition();
        this.position = cursor.position();
        this.parked = cursor.parked();
        this.pace = new Pace(link.ground().settings().feeds());
    }

    int partition() {
        return partition;
    }

    /** There is news. */
    void wake() {
        if (settling && link.ground().vertx().cancelTimer(pauseTimer)) {
            resume();
        } else if (running) {
            again = true;
        } else if (!standingBy && stopping == null) {
            running = true;
            step();
        }
    }

    /** The partition reaches up to here. */
    void seen(Position end) {
        head = end;
        if (isBehind()) {
            if (behindSince == null) {
                behindSince = Instant.now();
            }
            wake();
        } else {
            behindSince = null;
        }
    }

    boolean needsLook() {
        return standingBy && isBehind();
    }

    /** The cursor as it is while this follower stands by: unmoved since the last look, nobody seems to be at it. */
    void look(Cursors.Cursor cursor) {
        boolean unmoved = cursor.position().equals(position);
        position = cursor.position();
        parked = cursor.parked();
        if (unmoved) {
            standingBy = false;
            wake();
        }
    }

    /** Another worker of this feed has stopped. */
    void takeOver(Cursors.Cursor cursor) {
        takingOver = running;
        if (!running) {
            position = cursor.position();
            standingBy = false;
            wake();
        }
    }

    /** An operator changed the cursor. */
    void changed(Cursors.Cursor cursor) {
        parked = cursor.parked();
        if (cursor.position().equals(position)) {
            return;
        }
        position = cursor.position();
        parcels = List.of();
        more = false;
        standingBy = false;
        wake();
    }

    long parked() {
        return parked;
    }

    double lagSeconds() {
        List<Parcel<F>> atHand = parcels;
        Instant since =
                atHand.isEmpty() ? behindSince : atHand.getFirst().envelope().time();
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }

    /** Completes after the transaction at hand. */
    Future<Void> stop() {
        if (stopping == null) {
            stopping = link.ground().context().promise();
            if (pauseTimer >= 0 && link.ground().vertx().cancelTimer(pauseTimer)) {
                running = false;
            }
            if (!running) {
                stopping.complete();
            }
        }
        return stopping.future();
    }

    private boolean isBehind() {
        return head.compareTo(position) > 0;
    }

    // Each step starts from the event loop, never from the end of the step before: that would grow the stack.
    private void step() {
        turn().onComplete(turn -> link.ground().context().runOnContext(v -> follow(turn)));
    }

    private void follow(AsyncResult<Turn> turned) {
        if (stopping != null) {
            running = false;
            stopping.tryComplete();
            return;
        }
        if (turned.failed()) {
            log.error("{}: following {} failed", link.consumer(), link.feed(), turned.cause());
        }
        switch (turned.failed() ? Turn.REST : turned.result()) {
            case Turn.Go go -> step();
            case Turn.Pause pause ->
                pauseTimer = link.ground()
                        .vertx()
                        .setTimer(Math.max(1, pause.length().toMillis()), id -> resume());
            case Turn.StandBy standBy -> standBy();
            case Turn.Rest rest -> {
                running = false;
                if (again) {
                    wake();
                }
            }
        }
    }

    private void standBy() {
        parcels = List.of();
        if (takingOver) {
            takingOver = false;
            step();
        } else {
            standingBy = true;
            running = false;
        }
    }

    private void resume() {
        settling = false;
        pauseTimer = -1;
        step();
    }

    private Future<Turn> turn() {
        return parcels.isEmpty()
                ? fetch().compose(turn -> parcels.isEmpty() ? Future.succeededFuture(turn) : take())
                : take();
    }

    private Future<Turn> fetch() {
        again = false;
        int limit = link.ground().settings().feeds().batch();
        return link.source()
                .read(new FeedQuery(partition, position, limit))
                .map(this::opened)
                .otherwise(unreachable -> {
                    // The poll tries again; while the bus is cut, work waits.
                    log.debug("{}: {} cannot be read: {}", link.consumer(), link.feed(), unreachable.getMessage());
                    return Turn.REST;
                });
    }

    private Turn opened(FeedSlice slice) {
        List<Parcel<F>> opened = new ArrayList<>(slice.events().size());
        for (EventEnvelope event : slice.events()) {
            opened.add(Parcel.open(event, link.delivery().types()));
        }
        parcels = opened;
        more = slice.more() || slice.pending();
        if (slice.pending() && opened.isEmpty()) {
            // A hint will tell when the events are settled; whoever lost it asks again soon.
            Duration pause = settlingPause;
            settlingPause = pause.compareTo(SETTLING_MAX) < 0 ? pause.multipliedBy(2) : pause;
            settling = true;
            return new Turn.Pause(pause);
        }
        settlingPause = SETTLING_MIN;
        return more ? Turn.GO : Turn.REST;
    }

    private Future<Turn> take() {
        Parcel<F> first = parcels.getFirst();
        if (first.broken() != null) {
            return park(first, first.broken());
        }
        int count = 1;
        int most = Math.min(parcels.size(), pace.size());
        while (count < most && parcels.get(count).broken() == null) {
            count++;
        }
        List<Parcel<F>> taken = parcels.subList(0, count);
        long began = System.nanoTime();
        return link.gate()
                .pass(() -> link.delivery().deliver(place(), taken))
                .map(result -> {
                    Turn turn = moved(result, taken.size());
                    if (result.ours()) {
                        pace.succeeded();
                        link.meters().taken(taken, System.nanoTime() - began);
                    }
                    return turn;
                })
                .recover(failure -> failed(failure, taken));
    }

    private Turn moved(Delivery.Result result, int taken) {
        if (result.position() == null) {
            // Somebody is at it now. Whether he is to be left alone shows when the cursor has moved: if both stood by
            // because
            // each had met the other's lock, nobody would go on.
            return new Turn.Pause(pace.locked());
        }
        position = result.position();
        if (!result.ours()) {
            return Turn.STAND_BY;
        }
        parked = result.parked();
        parcels = parcels.subList(taken, parcels.size());
        if (parcels.isEmpty() && !more) {
            behindSince = null;
            return again ? Turn.GO : Turn.REST;
        }
        return Turn.GO;
    }

    private Future<Turn> failed(Throwable failure, List<Parcel<F>> taken) {
        Turn turn = pace.failed(failure, taken.size());
        if (turn == null) {
            return park(taken.getFirst(), Failures.describe(failure));
        }
        if (pace.isStuck()) {
            log.warn("{}: {} waits: {}", link.consumer(), link.feed(), Failures.describe(failure));
        }
        if (pace.attempts() == 0 || Failures.isPassing(failure)) {
            return Future.succeededFuture(turn);
        }
        if (pace.attempts() == 1) {
            log.warn(
                    "{}: {} failed, trying again",
                    link.consumer(),
                    taken.getFirst().envelope().id(),
                    failure);
        }
        return link.complain(partition, Failures.describe(failure)).transform(v -> Future.succeededFuture(turn));
    }

    private Future<Turn> park(Parcel<F> parcel, String error) {
        log.error("{}: {} is parked: {}", link.consumer(), parcel.envelope().id(), error);
        int attempts = Math.max(1, pace.attempts());
        return link.gate()
                .pass(() -> link.delivery().park(place(), parcel.envelope(), error, attempts))
                .map(result -> {
                    pace.succeeded();
                    return moved(result, 1);
                })
                .recover(outage -> Future.succeededFuture(new Turn.Pause(Duration.ofSeconds(1))));
    }

    private Delivery.Place place() {
        return new Delivery.Place(partition, position);
    }
}
