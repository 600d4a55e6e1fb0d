package dev.tradewind.chassis.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Received;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A Vert.x instance with a fresh database, for one test class. Made for test threads: its methods wait, at most ten
 * seconds.
 *
 * <pre>{@code
 * try (DomainFixture fixture = DomainFixture.open()) {
 *     fixture.deploy(new CartVerticle(), new JsonObject());
 * }
 * }</pre>
 */
public final class DomainFixture implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SLICE = 1_000;

    private final Vertx vertx;
    private final String url;
    private final boolean alone;

    private DomainFixture(Vertx vertx, String url, boolean alone) {
        this.vertx = vertx;
        this.url = url;
        this.alone = alone;
    }

    public static DomainFixture open() {
        return new DomainFixture(Vertx.vertx(), TestDatabase.fresh(), true);
    }

    /** Another Vert.x, like another node without a common bus, on a database that is there already. */
    public static DomainFixture on(String url) {
        return new DomainFixture(Vertx.vertx(), url, false);
    }

    public Vertx vertx() {
        return vertx;
    }

    public String url() {
        return url;
    }

    /** The configuration that a verticle needs here: {@code database} and {@code feeds}, with fast polling. */
    public JsonObject config() {
        return new JsonObject()
                .put("database", new JsonObject().put("url", url))
                .put("feeds", new JsonObject().put("poll", "100ms").put("backoff", "5ms"));
    }

    /** Deploys with {@link #config()} and these keys on top; returns the deployment's id. */
    @CanIgnoreReturnValue
    public String deploy(Deployable verticle, JsonObject extraConfig) {
        JsonObject config = config().mergeIn(extraConfig, true);
        return await(vertx.deployVerticle(verticle, new io.vertx.core.DeploymentOptions().setConfig(config)));
    }

    /** A real log of another domain in its own schema, served as its feed. One per feed. */
    public <F extends Event> ForeignFeed<F> foreign(EventTypes<F> types) {
        Supplier<Domain<F>> open = () -> Domain.open(vertx, types, DomainSettings.from(config()));
        Domain<F> domain = await(onLoop(() -> {
            Domain<F> opened = open.get();
            return opened.start().map(opened);
        }));
        return new ForeignFeed<>(this, domain);
    }

    /** Everything a domain has published so far, over all partitions, oldest first. */
    public <E extends Event> List<Received<E>> events(EventTypes<E> types) {
        EventFeed feed = EventFeed.proxy(vertx, types.feed(), new DeliveryOptions());
        List<EventEnvelope> all = new ArrayList<>();
        int partitions = await(feed.heads()).heads().size();
        for (int partition = 0; partition < partitions; partition++) {
            Position after = Position.START;
            FeedSlice slice;
            do {
                slice = await(feed.read(new FeedQuery(partition, after, SLICE)));
                all.addAll(slice.events());
                after = slice.events().isEmpty()
                        ? after
                        : slice.events().getLast().position();
                // Only a read that finds nothing has looked at the table and not just at what the feed has in memory.
            } while (!slice.events().isEmpty() || slice.pending());
        }
        all.sort(Comparator.comparing(EventEnvelope::position));
        return all.stream()
                .flatMap(e -> types.read(e).map(event -> new Received<>(e, event)).stream())
                .toList();
    }

    /** Waits until the condition holds; fails the test with this description after half a minute. */
    public void eventually(String description, Supplier<Future<Boolean>> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!await(condition.get())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + description);
            }
            await(vertx.timer(5, TimeUnit.MILLISECONDS));
        }
    }

    /** Does it on an event loop of its own, like a verticle's start. */
    public <T> Future<T> onLoop(Supplier<Future<T>> action) {
        ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
        Promise<T> promise = context.promise();
        // Composed, so that what is thrown becomes a failure too.
        context.runOnContext(
                v -> context.<Void>succeededFuture().compose(on -> action.get()).onComplete(promise));
        return promise.future();
    }

    /** The future's result, or its failure thrown. */
    @CanIgnoreReturnValue
    public <T> T await(Future<T> future) {
        try {
            return future.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within " + PATIENCE.toSeconds() + " s", e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
        if (alone) {
            TestDatabase.giveBack(url);
        }
    }
}
