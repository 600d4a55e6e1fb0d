package dev.tradewind.chassis.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tradewind.chassis.Received;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/**
 * A Vert.x instance with a fresh database, for one test class. Made for test threads: its methods wait, at most ten seconds.
 *
 * <pre>{@code
 * try (DomainFixture fixture = DomainFixture.open()) {
 *     fixture.deploy(new CartVerticle(), new JsonObject());
 * }
 * }</pre>
 */
public final class DomainFixture implements AutoCloseable {
    private DomainFixture() {}

    public static DomainFixture open() {
        throw new UnsupportedOperationException();
    }

    public Vertx vertx() {
        throw new UnsupportedOperationException();
    }

    /** The configuration that a verticle needs here: {@code database} and {@code feeds}, with fast polling. */
    public JsonObject config() {
        throw new UnsupportedOperationException();
    }

    /** Deploys with {@link #config()} and these keys on top; returns the deployment's id. */
    @CanIgnoreReturnValue
    public String deploy(Deployable verticle, JsonObject extraConfig) {
        throw new UnsupportedOperationException();
    }

    /** A real log of another domain in its own schema, served as its feed. One per feed. */
    public <F extends Event> ForeignFeed<F> foreign(EventTypes<F> types) {
        throw new UnsupportedOperationException();
    }

    /** Everything a domain has published so far, over all partitions, oldest first. */
    public <E extends Event> List<Received<E>> events(EventTypes<E> types) {
        throw new UnsupportedOperationException();
    }

    /** Waits until the condition holds; fails the test with this description after ten seconds. */
    public void eventually(String description, Supplier<Future<Boolean>> condition) {
        throw new UnsupportedOperationException();
    }

    /** The future's result, or its failure thrown. */
    @CanIgnoreReturnValue
    public <T> T await(Future<T> future) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
