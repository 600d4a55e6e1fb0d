package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes events of one feed in effect: reaction, cursor and dead letters in one transaction. */
final class Delivery<F extends Event> {
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

    /**
     * What came of a transaction: the cursor's position afterwards, null when it was locked, and whether we moved it.
     */
    record Result(@Nullable Position position, boolean ours, long parked) {
        static final Result LOCKED = new Result(null, false, 0);
    }

    String feed() {
        return types.feed();
    }

    EventTypes<F> types() {
        return types;
    }

    /** Hands events to the reaction; those of parked subjects are parked behind them. */
    Future<Result> deliver(Place place, List<Parcel<F>> parcels) {
        return atCursor(
                place,
                parcels.getLast().envelope().position(),
                (tx, cursor) -> cursor.parked() == 0
                        ? deliver(tx, cursor, parcels, Set.of())
                        : books.parked()
                                .subjects(tx, cursor, subjects(parcels))
                                .compose(waiting -> deliver(tx, cursor, parcels, waiting)));
    }

    /** Parks one event; when its subject has something parked already, behind that. */
    Future<Result> park(Place place, EventEnvelope event, String error, int attempts) {
        return atCursor(place, event.position(), (tx, cursor) -> {
            books.parked().park(tx, event, error, attempts);
            return Future.succeededFuture(new Cursors.Counts(0, 1));
        });
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

    private interface Work {
        Future<Cursors.Counts> at(Tx tx, Cursors.Cursor cursor);
    }

    private Future<Result> atCursor(Place place, Position next, Work work) {
        return books.database().transaction(tx -> books.cursors()
                .lockIfFree(tx, feed(), place.partition())
                .compose(cursor -> {
                    if (cursor == null) {
                        return Future.succeededFuture(Result.LOCKED);
                    }
                    if (!cursor.position().equals(place.position())) {
                        return Future.succeededFuture(new Result(cursor.position(), false, cursor.parked()));
                    }
                    return work.at(tx, cursor).map(counts -> {
                        books.cursors().move(tx, cursor, next, counts);
                        return new Result(next, true, cursor.parked() + counts.parked());
                    });
                }));
    }

    private Future<Cursors.Counts> deliver(Tx tx, Cursors.Cursor cursor, List<Parcel<F>> parcels, Set<String> waiting) {
        List<EventEnvelope> behind = parcels.stream()
                .map(Parcel::envelope)
                .filter(e -> waiting.contains(e.subject()))
                .toList();
        behind.forEach(event -> books.parked().parkBehind(tx, event));
        List<Received<F>> events = parcels.stream()
                .filter(p -> !waiting.contains(p.envelope().subject()))
                .flatMap(p -> p.received().stream())
                .toList();
        return react(tx, events).map(v -> new Cursors.Counts(parcels.size() - behind.size(), behind.size()));
    }

    private static <F extends Event> Set<String> subjects(List<Parcel<F>> parcels) {
        return parcels.stream().map(p -> p.envelope().subject()).collect(Collectors.toSet());
    }
}
