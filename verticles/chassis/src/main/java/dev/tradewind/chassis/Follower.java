package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one partition of a feed: reads a slice, takes it in effect, goes on. Of all followers of this partition, on
 * whatever node, one moves the cursor; the others stand by until it does not.
 */
final class Follower<F extends Event> {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);

    private final Following.Link<F> link;
    private final int partition;
    private final Intake<F> intake;
    private final Troubles<F> troubles;
    private final Pace pace;
    private final CatchUp<F> catchUp;
    private final Nap nap;

    private Position position;
    private Position head = Position.START;
    private boolean running;
    private boolean again;
    private boolean standingBy;
    // What is known of the cursor may be out of date: that it is elsewhere does not mean that somebody is there.
    private boolean unsure = true;
    private @Nullable Position put;
    private volatile long parked;
    private volatile @Nullable Instant behindSince;
    private @Nullable Promise<Void> stopping;

    Follower(Following.Link<F> link, Cursors.Cursor cursor) {
        this.link = link;
        this.partition = cursor.partition();
        this.position = cursor.position();
        this.parked = cursor.parked();
        this.intake = new Intake<>(link, partition);
        this.troubles = new Troubles<>(link, partition);
        this.pace = troubles.pace();
        this.catchUp = new CatchUp<>(link, cursor);
        this.nap = new Nap(link.ground().vertx());
    }

    int partition() {
        return partition;
    }

    long parked() {
        return parked;
    }

    double lagSeconds() {
        Instant oldest = intake.oldest();
        Instant since = oldest == null ? behindSince : oldest;
        return since == null ? 0 : Math.max(0, since.until(Instant.now(), ChronoUnit.MILLIS) / 1000.0);
    }

    /** There is news. */
    void wake() {
        if (nap.endForNews()) {
            step();
        } else if (running) {
            again = true;
        } else if (!standingBy && stopping == null) {
            running = true;
            setOut();
        }
    }

    /** There is news up to here. */
    void hinted(Position end) {
        head = end.compareTo(head) > 0 ? end : head;
        if (isBehind()) {
            wake();
        }
    }

    /** The partition reaches up to here; answers whether that is news. */
    boolean seen(Position end) {
        head = end.compareTo(head) > 0 ? end : head;
        if (catchUp.isDue()) {
            standingBy = false;
            wake();
        }
        if (!isBehind()) {
            behindSince = null;
            return false;
        }
        if (behindSince == null) {
            behindSince = Instant.now();
        }
        wake();
        return true;
    }

    boolean needsLook() {
        return standingBy && isBehind();
    }

    /** The cursor as it is while this one stands by: unmoved since the last look, nobody seems to be at it. */
    void look(Cursors.Cursor cursor) {
        boolean unmoved = cursor.position().equals(position);
        catchUp.see(cursor);
        position = cursor.position();
        parked = cursor.parked();
        if (unmoved || catchUp.isDue()) {
            standingBy = false;
            wake();
        }
    }

    /** Another worker of this feed has stopped; the cursor as it was then, which this one may have moved since. */
    void takeOver(Cursors.Cursor cursor) {
        unsure = true;
        catchUp.see(cursor);
        if (!running) {
            position = cursor.position();
            standingBy = false;
            wake();
        }
    }

    /** An operator changed the cursor. */
    void changed(Cursors.Cursor cursor) {
        parked = cursor.parked();
        catchUp.see(cursor);
        unsure = true;
        standingBy = false;
        if (running) {
            // The transaction at hand was begun before that and will say where it came to.
            put = cursor.position();
        } else if (!cursor.position().equals(position)) {
            position = cursor.position();
            intake.drop();
            wake();
        }
    }

    /** Completes after the transaction at hand. */
    Future<Void> stop() {
        if (stopping == null) {
            stopping = link.ground().context().promise();
            if (nap.end()) {
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
        if (put != null) {
            position = put;
            put = null;
            intake.drop();
            step();
            return;
        }
        switch (turned.failed() ? Turn.REST : turned.result()) {
            case Turn.Go go -> step();
            case Turn.Beat beat -> setOut();
            case Turn.Rest rest -> rest();
            case Turn.StandBy standBy -> standBy();
            case Turn.Pause pause -> nap.take(pause.length(), false, this::step);
            case Turn.Settle settle -> nap.take(settle.length(), true, this::step);
        }
    }

    private void setOut() {
        nap.take(link.rhythm().untilNext(), false, this::step);
    }

    private void rest() {
        running = false;
        if (again) {
            wake();
        }
    }

    private void standBy() {
        intake.drop();
        if (unsure) {
            unsure = false;
            step();
        } else {
            standingBy = true;
            running = false;
        }
    }

    private Future<Turn> turn() {
        if (catchUp.isDue()) {
            // The log is read on after it in any case; when it cannot be gone on with, the poll tries again.
            again = false;
            return catchUp.turn();
        }
        if (!intake.isEmpty()) {
            return take();
        }
        again = false;
        link.rhythm().setOut();
        return intake.fetch(position).compose(turn -> intake.isEmpty() ? Future.succeededFuture(turn) : take());
    }

    private Future<Turn> take() {
        Parcel<F> first = intake.first();
        if (first.broken() != null) {
            return park(first, first.broken());
        }
        List<Parcel<F>> taken = intake.front(pace.size());
        long began = System.nanoTime();
        Delivery.Load<F> load = new Delivery.Load<>(place(), taken);
        // Who has trouble keeps it to himself.
        Future<Delivery.Result> delivered =
                pace.isSmooth() ? link.convoy().deliver(load) : link.convoy().deliverAlone(load);
        return delivered
                .map(result -> {
                    if (result.ours()) {
                        pace.succeeded();
                        link.meters().taken(taken, System.nanoTime() - began);
                    }
                    return moved(result, taken.size());
                })
                .recover(failure -> troubles.after(failure, taken, error -> park(first, error)));
    }

    private Turn moved(Delivery.Result result, int taken) {
        if (result.position() == null) {
            // Somebody is at it now. Whether he is to be left alone shows when the cursor has moved: if both stood by
            // because each had met the other's lock, nobody would go on.
            return new Turn.Pause(pace.locked());
        }
        position = result.position();
        if (result.owing()) {
            catchUp.begin();
            intake.drop();
            return Turn.GO;
        }
        if (!result.ours()) {
            return Turn.STAND_BY;
        }
        parked = result.parked();
        intake.taken(taken);
        if (!intake.isEmpty() || intake.hasMore()) {
            return Turn.GO;
        }
        if (isBehind()) {
            return new Turn.Beat();
        }
        // What was hinted meanwhile has been taken along.
        again = false;
        behindSince = null;
        return Turn.REST;
    }

    private Future<Turn> park(Parcel<F> parcel, String error) {
        return link.convoy()
                .park(place(), troubles.given(parcel, error))
                .map(result -> {
                    pace.succeeded();
                    return moved(result, 1);
                })
                .recover(outage -> Future.succeededFuture(new Turn.Pause(OUTAGE_PAUSE)));
    }

    private Delivery.Place place() {
        return new Delivery.Place(partition, position);
    }
}
