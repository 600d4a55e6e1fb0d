package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * One running domain: its pool, log, followers, tasks and services. Registrations take effect at {@link #start()}. Opened on the
 * event-loop context of the verticle that it serves, and used from there.
 */
public final class Domain<E extends Event> {
    private Domain() {}

    /** A domain named like its feed. A domain without events uses {@link EventTypes#none}. */
    public static <E extends Event> Domain<E> open(Vertx vertx, EventTypes<E> types, DomainSettings settings) {
        throw new UnsupportedOperationException();
    }

    public Database database() {
        throw new UnsupportedOperationException();
    }

    public EventLog<E> log() {
        throw new UnsupportedOperationException();
    }

    public Idempotency idempotency() {
        throw new UnsupportedOperationException();
    }

    public Tasks tasks() {
        throw new UnsupportedOperationException();
    }

    /**
     * Serves a {@code @ProxyGen} interface. Faults reach the caller as they are; anything else is logged here, once, and reaches
     * the caller as code 500 with a trace id and without its text.
     */
    public <S> Domain<E> serve(Class<S> service, String address, S implementation) {
        throw new UnsupportedOperationException();
    }

    /** Follows another domain's feed, from its beginning. */
    public <F extends Event> Domain<E> follow(EventTypes<F> feed, Reaction<F> reaction) {
        throw new UnsupportedOperationException();
    }

    /** Adds a check to the domain's health report; a failed future makes the domain unhealthy. */
    public Domain<E> check(String name, Supplier<Future<Void>> healthCheck) {
        throw new UnsupportedOperationException();
    }

    /**
     * Migrates the schema ({@code db/migration/chassis}, then {@code db/migration/<domain>}), then serves, then follows. Fails
     * with one clear line when the database or the configuration does not allow it.
     */
    public Future<Void> start() {
        throw new UnsupportedOperationException();
    }

    /** Stops followers and tasks after what they are doing, lets running calls finish, closes the pool. */
    public Future<Void> close() {
        throw new UnsupportedOperationException();
    }
}
