package dev.tradewind.chassis;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tradewind.contracts.shared.DomainHealth;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.FeedControl;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running domain: its pool, log, followers, tasks and services. Registrations take effect at {@link #start()}.
 * Opened on the event-loop context of the verticle that it serves, and used from there.
 */
public final class Domain<E extends Event> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,40}");
    private static final Logger log = LoggerFactory.getLogger(Domain.class);
    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Ground ground;
    private final Login login;
    private final Database database;
    private final EventLog<E> events;
    private final Idempotency idempotency;
    private final Tasks tasks;
    private final Books books;
    private final Gate gate;
    private final Services services;
    private final Health health;
    private final Upkeep upkeep;
    private final Gauges gauges = new Gauges();
    private final Map<String, Following<?>> followings = new LinkedHashMap<>();
    private @Nullable Feed feed;

    private Domain(Ground ground, Login login, EventTypes<E> types) {
        this.ground = ground;
        this.login = login;
        this.database = Database.open(ground, login);
        this.events = new EventLog<>(types, ground.settings().feeds().partitions(), this::committed);
        this.idempotency = new Idempotency(ground.domain(), database);
        this.gate = new Gate(ground);
        this.tasks = new Tasks(ground, database, gate);
        this.books = Books.in(database, ground.domain());
        this.services = new Services(ground);
        this.health = new Health(ground.domain(), version());
        this.upkeep = new Upkeep(ground, database);
        health.add("database", () -> database.query("select 1").mapEmpty());
    }

    /**
     * A domain named like its feed, whose migrations lie where the calling class comes from. A domain without events
     * uses {@link EventTypes#none}.
     */
    public static <E extends Event> Domain<E> open(Vertx vertx, EventTypes<E> types, DomainSettings settings) {
        if (!NAME.matcher(types.feed()).matches()) {
            throw new IllegalArgumentException(types.feed() + " cannot be the name of a schema");
        }
        Ground ground = Ground.of(
                vertx, types.feed(), settings, CALLERS.getCallerClass().getClassLoader());
        return new Domain<>(ground, Login.of(settings.database(), types.feed()), types);
    }

    public Database database() {
        return database;
    }

    public EventLog<E> log() {
        return events;
    }

    public Idempotency idempotency() {
        return idempotency;
    }

    public Tasks tasks() {
        return tasks;
    }

    /**
     * Serves a {@code @ProxyGen} interface. Faults reach the caller as they are; anything else is logged here, once,
     * and reaches the caller as code 500 with a trace id and without its text.
     */
    @CanIgnoreReturnValue
    public <S> Domain<E> serve(Class<S> service, String address, S implementation) {
        services.add(service, address, implementation);
        return this;
    }

    /** Takes the step as long as it says true, however often that is: no chain grows. */
    public Future<Void> repeat(Supplier<Future<Boolean>> step) {
        return ground.onLoop(() -> Loop.during(ground, step));
    }

    /** Follows another domain's feed, or {@link EventTypes#only some} of its events, from its beginning. */
    @CanIgnoreReturnValue
    public <F extends Event> Domain<E> follow(EventTypes<F> feed, Reaction<F> reaction) {
        return follow(feed, reaction, Urgency.NOW);
    }

    /**
     * Follows for what nobody waits for at this moment: the first event after a rest is taken at once, what follows it
     * within a tenth of a second, many in one transaction.
     */
    @CanIgnoreReturnValue
    public <F extends Event> Domain<E> followSoon(EventTypes<F> feed, Reaction<F> reaction) {
        return follow(feed, reaction, Urgency.SOON);
    }

    /**
     * Follows without being woken by hints: what happened is taken with the next poll, a few seconds later, many at
     * once, and costs those who wait for an answer next to nothing.
     */
    @CanIgnoreReturnValue
    public <F extends Event> Domain<E> followAtLeisure(EventTypes<F> feed, Reaction<F> reaction) {
        return follow(feed, reaction, Urgency.AT_LEISURE);
    }

    private <F extends Event> Domain<E> follow(EventTypes<F> feed, Reaction<F> reaction, Urgency urgency) {
        Delivery<F> delivery = new Delivery<>(books, feed, reaction);
        Following<?> before =
                followings.putIfAbsent(feed.feed(), new Following<>(ground, books, gate, delivery, urgency));
        if (before != null) {
            throw new IllegalStateException(ground.domain() + " follows " + feed.feed() + " already");
        }
        return this;
    }

    /**
     * Completes when everything that the followed feeds held when it was called has been taken in effect, here or on
     * another node; false when that takes longer than this.
     */
    public Future<Boolean> caughtUp(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        return ground.onLoop(() -> Future.all(
                        followings.values().stream().map(f -> f.caughtUp(end)).toList())
                .map(all -> all.<Boolean>list().stream().allMatch(Boolean::booleanValue)));
    }

    /** Shows a number to whoever asks for metrics, as long as the domain runs. */
    public void gauge(String name, String description, Tags tags, Supplier<Number> number) {
        gauges.show(new Gauges.Name(name, tags), description, number);
    }

    /** Adds a check to the domain's health report; a failed future makes the domain unhealthy. */
    @CanIgnoreReturnValue
    public Domain<E> check(String name, Supplier<Future<Void>> healthCheck) {
        health.add(name, healthCheck);
        return this;
    }

    /**
     * Migrates the schema ({@code db/migration/chassis}, then {@code db/migration/<domain>}), runs the health checks,
     * then serves, then follows. Fails with one clear line when the database or the configuration does not allow it,
     * or a check fails; until then no call and no event has come to it.
     */
    public Future<Void> start() {
        return ground.onLoop(() -> migrate()
                .compose(this::proveHealthy)
                .compose(epoch -> Feed.open(
                        ground,
                        new EventRows(database, ground.domain(), epoch),
                        new HistoryRows(database, ground.domain())))
                .compose(this::serve)
                .compose(v -> work())
                .onFailure(e -> {
                    Future<Void> unused = close();
                }));
    }

    /** Stops followers and tasks after what they are doing, lets running calls finish, closes the pool. */
    public Future<Void> close() {
        return ground.onLoop(() -> {
            upkeep.stop();
            gauges.forget();
            Future<?> followed = Future.join(
                    followings.values().stream().map(Following::stop).toList());
            return Future.join(followed, tasks.stop())
                    .transform(stopped -> services.close())
                    .transform(drained -> {
                        if (feed != null) {
                            feed.stop();
                        }
                        return database.close();
                    });
        });
    }

    private Future<Integer> migrate() {
        reached(Milestone.STARTING);
        return ground.context().executeBlocking(new Schema(ground, login)::prepare, false);
    }

    private Future<Integer> proveHealthy(Integer epoch) {
        return health.firstReport().map(report -> {
            if (!report.healthy()) {
                throw new IllegalStateException("it is not healthy: "
                        + report.checks().stream()
                                .filter(check -> !check.passed())
                                .map(check -> check.name() + ": " + check.problem())
                                .collect(Collectors.joining("; ")));
            }
            reached(Milestone.HEALTHY);
            return epoch;
        });
    }

    private void reached(Milestone milestone) {
        Switchboard.of(ground.vertx(), ground.domain()).reached(milestone);
    }

    private Future<Void> serve(Feed opened) {
        feed = opened;
        String domain = ground.domain();
        services.add(EventFeed.class, EventFeed.address(domain), opened);
        services.add(FeedControl.class, FeedControl.address(domain), new Control(ground, books, followings));
        services.add(DomainHealth.class, DomainHealth.address(domain), health);
        return services.open();
    }

    private Future<Void> work() {
        upkeep.start();
        tasks.start();
        log.debug("{} serves", ground.domain());
        return Future.join(followings.values().stream().map(Following::start).toList())
                .mapEmpty();
    }

    private void committed(List<Stamped> stamped) {
        if (feed != null) {
            feed.committed(stamped);
        }
    }

    private static String version() {
        String version = Domain.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }
}
