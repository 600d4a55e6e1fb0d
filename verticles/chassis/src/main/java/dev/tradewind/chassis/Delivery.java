package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events of one feed in effect: reaction, cursor and dead letters in one transaction. */
final class Delivery<F extends Event> {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Books books;
    private final EventTypes<F> types;
    private final Reaction<F> reaction;

    Delivery(Books books, EventTypes<F> types, Reaction<F> reaction) {
        this.books = books;
        this.types = types;
        this.reaction = reaction;
    }

    /** A reaction that did not say done; carries its outcome out of the transaction that it rolls back. */
    static final class Unfinished extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never serialized
        private final Outcome outcome;

        Unfinished(Outcome outcome) {
            super(outcome instanceof Outcome.Park park ? park.reason() : "asked for another try", null, false, false);
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    /** Where a worker stands. */
    record Place(int partition, Position position) {}

    /** An event that cannot be taken in effect, and why. */
    record Failed(EventEnvelope event, String error, int attempts) {}

    /** The next events of one partition, at least one. */
    record Load<F extends Event>(Place place, List<Parcel<F>> parcels) {
        boolean isAt(Cursors.Cursor cursor) {
            return cursor.position().equals(place.position());
        }

        Position end() {
            return parcels.getLast().envelope().position();
        }
    }

    /**
     * What came of a transaction: the cursor's position afterwards, null when it was locked, and whether we moved it.
     *
     * @param owing it cannot be moved from here before what was passed over is taken in effect
     */
    record Result(@Nullable Position position, boolean ours, long parked, boolean owing) {
        static final Result LOCKED = new Result(null, false, 0, false);

        private static Result unmoved(Cursors.Cursor cursor, boolean owing) {
            return new Result(cursor.position(), false, cursor.parked(), owing);
        }

        private static Result moved(Cursors.Move move, Map<Integer, Cursors.Cursor> from) {
            Cursors.Cursor cursor = Objects.requireNonNull(from.get(move.partition()));
            return new Result(move.to(), true, cursor.parked() + move.more().parked(), false);
        }
    }

    String feed() {
        return types.feed();
    }

    EventTypes<F> types() {
        return types;
    }

    Books books() {
        return books;
    }

    /** What older builds have passed over and this one knows. */
    PassedOver owed(Cursors.Cursor cursor) {
        return cursor.passedOver().of(types.known());
    }

    boolean owes(Cursors.Cursor cursor) {
        return !owed(cursor).isEmpty();
    }

    /**
     * Hands what there is of some partitions to the reaction, in one transaction; events of parked subjects are parked
     * behind them. The results in the order of the loads.
     */
    Future<List<Result>> deliver(List<Load<F>> loads) {
        List<Integer> partitions =
                loads.stream().map(load -> load.place().partition()).toList();
        return books.database().transaction(tx -> books.cursors()
                .lockFree(tx, feed(), partitions)
                .compose(cursors -> {
                    List<Load<F>> ours = loads.stream()
                            .filter(load ->
                                    isToMove(load, cursors.get(load.place().partition())))
                            .toList();
                    Map<Integer, Result> results = new HashMap<>();
                    cursors.forEach(
                            (partition, cursor) -> results.put(partition, Result.unmoved(cursor, owes(cursor))));
                    Future<Void> delivered = ours.isEmpty()
                            ? Future.succeededFuture()
                            : deliver(tx, ours, cursors).map(moves -> {
                                books.cursors().move(tx, feed(), moves);
                                moves.forEach(move -> results.put(move.partition(), Result.moved(move, cursors)));
                                return null;
                            });
                    return delivered.map(v -> partitions.stream()
                            .map(partition -> results.getOrDefault(partition, Result.LOCKED))
                            .toList());
                }));
    }

    /** Parks one event; when its subject has something parked already, behind that. */
    Future<Result> park(Place place, Failed failed) {
        return books.database().transaction(tx -> books.cursors()
                .lockFree(tx, feed(), List.of(place.partition()))
                .map(cursors -> {
                    Cursors.Cursor cursor = cursors.get(place.partition());
                    if (cursor == null) {
                        return Result.LOCKED;
                    }
                    if (!cursor.position().equals(place.position()) || owes(cursor)) {
                        return Result.unmoved(cursor, owes(cursor));
                    }
                    EventEnvelope event = failed.event();
                    books.parked().park(tx, event, failed.error(), failed.attempts());
                    var move = new Cursors.Move(place.partition(), event.position(), new Cursors.Counts(0, 1));
                    books.cursors().move(tx, feed(), List.of(move));
                    return Result.moved(move, cursors);
                }));
    }

    /** The reaction alone, in a transaction that the caller ends. */
    Future<Void> react(Tx tx, List<Received<F>> events) {
        if (events.isEmpty()) {
            return Future.succeededFuture();
        }
        return reaction.on(new Batch<>(events), tx)
                .compose(outcome -> outcome instanceof Outcome.Done
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Unfinished(outcome)));
    }

    Future<Void> complain(int partition, String error) {
        return books.cursors().complain(feed(), partition, error);
    }

    private boolean isToMove(Load<F> load, Cursors.@Nullable Cursor cursor) {
        return cursor != null && load.isAt(cursor) && !owes(cursor);
    }

    private Future<List<Cursors.Move>> deliver(Tx tx, List<Load<F>> loads, Map<Integer, Cursors.Cursor> cursors) {
        List<EventEnvelope> atParked = loads.stream()
                .filter(load ->
                        cursors.get(load.place().partition()) instanceof Cursors.Cursor cursor && cursor.parked() > 0)
                .flatMap(load -> load.parcels().stream().map(Parcel::envelope))
                .toList();
        return books.parked().obstacles(tx, atParked).compose(obstacles -> {
            List<Received<F>> events = new ArrayList<>();
            List<Cursors.Move> moves = new ArrayList<>();
            for (Load<F> load : loads) {
                Cursors.Cursor cursor =
                        Objects.requireNonNull(cursors.get(load.place().partition()));
                Set<String> strange = new HashSet<>();
                long behind = 0;
                for (Parcel<F> parcel : load.parcels()) {
                    if (!types.known().contains(parcel.envelope().type())) {
                        strange.add(parcel.envelope().type());
                    } else if (obstacles.holdUp(parcel.envelope())) {
                        books.parked().parkBehind(tx, parcel.envelope());
                        behind++;
                    } else {
                        parcel.received().ifPresent(events::add);
                    }
                }
                passOver(tx, cursor, strange);
                Cursors.Counts counts = new Cursors.Counts(load.parcels().size() - behind, behind);
                moves.add(new Cursors.Move(load.place().partition(), load.end(), counts));
            }
            return react(tx, events).map(v -> moves);
        });
    }

    private void passOver(Tx tx, Cursors.Cursor cursor, Set<String> strange) {
        PassedOver passedOver = cursor.passedOver().and(strange, cursor.position());
        if (!passedOver.equals(cursor.passedOver())) {
            log.warn("{} does not know {}: left to a newer build", books.consumer(), strange);
            books.cursors().passOver(tx, cursor, passedOver);
        }
    }
}
