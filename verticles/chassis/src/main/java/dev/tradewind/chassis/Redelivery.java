package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.DeadLetter;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;

/** Parked events, handled after all or given up, in the order of their subject. */
final class Redelivery<F extends Event> {
    private final Ground ground;
    private final Books books;
    private final Delivery<F> delivery;

    Redelivery(Ground ground, Books books, Delivery<F> delivery) {
        this.ground = ground;
        this.books = books;
        this.delivery = delivery;
    }

    /** Handles the event, then those that wait behind it, until one fails. */
    Future<Void> retry(DeadLetter letter) {
        return handle(letter)
                .recover(e -> e instanceof ServiceException
                        ? Future.failedFuture(e)
                        : failedAgain(letter, e)
                                .compose(v -> Future.failedFuture(Fault.of(
                                        CommonError.CONFLICT, "The event failed again: " + Failures.describe(e)))))
                .compose(v -> handleWaiting(letter.event()));
    }

    /** Gives the event up, then handles those that wait behind it, until one fails. */
    Future<Void> discard(DeadLetter letter) {
        return withCursor(
                        letter.event(),
                        (tx, cursor) -> books.parked().find(tx, letter.id()).map(still -> {
                            if (still == null) {
                                throw Fault.notFound(letter.id());
                            }
                            books.parked().remove(tx, still);
                            books.cursors().settle(tx, cursor, 0, 1);
                            return null;
                        }))
                .compose(v -> handleWaiting(letter.event()));
    }

    private interface Work {
        Future<Void> with(Tx tx, Cursors.Cursor cursor);
    }

    private Future<Void> handleWaiting(EventEnvelope first) {
        return Loop.during(ground, () -> oldest(first).compose(next -> {
            if (next.isEmpty() || !next.getFirst().waiting()) {
                return Future.succeededFuture(false);
            }
            DeadLetter letter = next.getFirst();
            return handle(letter).map(true).recover(e -> failedAgain(letter, e).map(false));
        }));
    }

    private Future<List<DeadLetter>> oldest(EventEnvelope event) {
        return books.database().transaction(tx -> books.parked()
                .oldestOfSubject(tx, event)
                .map(letter -> letter == null ? List.of() : List.of(letter)));
    }

    private Future<Void> handle(DeadLetter letter) {
        return withCursor(letter.event(), (tx, cursor) -> books.parked()
                .oldestOfSubject(tx, letter.event())
                .compose(oldest -> {
                    if (oldest == null) {
                        throw Fault.notFound(letter.id());
                    }
                    if (!oldest.id().equals(letter.id())) {
                        throw Fault.of(CommonError.CONFLICT, "The event waits behind " + oldest.id() + ".");
                    }
                    return react(tx, cursor, letter);
                }));
    }

    private Future<Void> react(Tx tx, Cursors.Cursor cursor, DeadLetter letter) {
        Parcel<F> parcel = Parcel.open(letter.event(), delivery.types());
        if (parcel.broken() != null) {
            throw new IllegalArgumentException(parcel.broken());
        }
        if (!delivery.types().known().contains(letter.event().type())) {
            throw new IllegalStateException(
                    "this build does not know " + letter.event().type());
        }
        return delivery.react(tx, parcel.received().stream().toList()).map(v -> {
            books.parked().remove(tx, letter);
            books.cursors().settle(tx, cursor, 1, 0);
            return null;
        });
    }

    private Future<Void> withCursor(EventEnvelope event, Work work) {
        return books.database().transaction(tx -> books.cursors()
                .lock(tx, event.feed(), event.partition())
                .compose(cursor -> cursor == null
                        ? Future.failedFuture(new IllegalStateException("no cursor of " + event.feed()))
                        : work.with(tx, cursor)));
    }

    private Future<Void> failedAgain(DeadLetter letter, Throwable e) {
        return books.parked().failedAgain(letter, Failures.describe(e));
    }
}
