package dev.tradewind.launcher;

import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.launcher.Deployment.Stage;
import dev.tradewind.launcher.demo.DemoData;
import dev.tradewind.postgres.EmbeddedPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Tradewind: its PostgreSQL when it is an embedded one, its Vert.x, its node. {@link #start} and {@link
 * #close} wait and belong to ordinary threads.
 */
public final class Instance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final Duration DRAIN_MAX = Duration.ofSeconds(10);

    private final Configuration configuration;
    private final StartProgress progress;
    private final Steps steps = new Steps();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final @Nullable Children children;
    private volatile @Nullable EmbeddedPostgres postgres;
    private volatile @Nullable Vertx vertx;
    private volatile @Nullable Node node;

    public Instance(Configuration configuration, StartProgress progress) {
        this(configuration, progress, null);
    }

    /** @param children the other nodes that start and stop with this one; null for none */
    Instance(Configuration configuration, StartProgress progress, @Nullable Children children) {
        this.children = children;
        this.configuration = configuration;
        this.progress = progress;
    }

    /**
     * Returns when everything answers. What has been started by then is taken down by {@link #close}, whether this
     * succeeds or not.
     *
     * @throws Steps.BrokenOff when it is closed meanwhile
     * @throws RuntimeException with one line for people when the configuration, the machine or the database does not
     *      allow it
     */
    public Instance start() {
        FreePorts.require(configuration);
        String databaseUrl = provideDatabase();
        progress.step("Starting the event bus");
        Vertx started = steps.await(this::provideVertx, START_MAX);
        Releases releases = Releases.in(configuration.releases());
        Sizes sizes = Sizes.in(configuration.releases(), configuration.instances());
        Node domains = steps.begin(
                () -> nodeOn(new Node(started, sizes, domain -> section(domain, databaseUrl), releases::first)));
        Redeployments redeployments = new Redeployments(started, domains, releases, sizes);
        steps.await(() -> Members.serve(started, domains, redeployments, configuration.cluster()), START_MAX);
        if (children != null) {
            boolean unused = steps.begin(() -> children.start(databaseUrl));
        }
        List<String> run = configuration.run();
        progress.starting(run);
        steps.await(() -> domains.deployAll(Stage.DOMAIN, run, progress), START_MAX);
        if (run.contains("identity")) {
            steps.await(
                    () -> new AdminToken(IdentityService.proxy(started), configuration.data()).provide(), START_MAX);
        }
        if (children != null) {
            progress.step("Waiting for the other nodes");
            new Gathering(started, children, steps).await();
        }
        if (configuration.demo() && (children != null || run.containsAll(DemoData.NEEDS))) {
            steps.await(() -> DemoData.of(started, configuration.data()).load(progress::step), START_MAX);
        }
        steps.await(() -> domains.deployAll(Stage.EDGE, run, progress), START_MAX);
        if (run.contains("gateway") || !configuration.cluster().enabled()) {
            boolean unused = steps.begin(() -> noted(databaseUrl));
        }
        return this;
    }

    private boolean noted(String databaseUrl) {
        InstanceNote.write(configuration, databaseUrl);
        return true;
    }

    private Future<Vertx> provideVertx() {
        return VertxStart.start(configuration.cluster()).onSuccess(this::hold);
    }

    /** When it comes after the end, nobody else closes it. */
    private synchronized void hold(Vertx started) {
        vertx = started;
        if (steps.isBrokenOff()) {
            Future<Void> unused = started.close();
        }
    }

    private Node nodeOn(Node made) {
        node = made;
        return made;
    }

    private String provideDatabase() {
        if (configuration.databaseUrl() != null) {
            return configuration.databaseUrl();
        }
        EmbeddedPostgres.Options options = EmbeddedPostgres.Options.in(
                        configuration.data().resolve("postgres"))
                .onPort(configuration.postgresPort())
                .reporting(progress::step);
        EmbeddedPostgres started = EmbeddedPostgres.start(options);
        try {
            return steps.begin(() -> {
                postgres = started;
                started.whenEnded(this::databaseEnded);
                return started.url();
            });
        } catch (Steps.BrokenOff e) {
            started.close();
            throw e;
        }
    }

    private void databaseEnded() {
        if (!steps.isBrokenOff()) {
            ended.complete("PostgreSQL has ended by itself; its log is in "
                    + configuration.data().resolve("postgres"));
        }
    }

    private JsonObject section(String domain, String databaseUrl) {
        JsonObject section =
                Objects.requireNonNull(configuration.sections().get(domain)).copy();
        if (!Json.has(section, "database.url")) {
            Json.put(section, "database.url", databaseUrl);
        }
        return section;
    }

    /** The domains running here; only between start and close. */
    public Node node() {
        return Objects.requireNonNull(node);
    }

    /** The Vert.x they run on; only between start and close. */
    public Vertx vertx() {
        return Objects.requireNonNull(vertx);
    }

    /** Waits for an end that nobody asked for, and says in one line what happened. */
    String awaitEnd() {
        return ended.join();
    }

    /** Stops taking requests, lets what runs finish, stops the domains, then the database; each within bounded time. */
    @Override
    public void close() {
        steps.breakOff();
        InstanceNote.remove(configuration);
        if (node != null) {
            quietly("the gateway", node.undeployAll(Stage.EDGE));
            stopChildren();
            quietly("the domains", node.undeployAll(Stage.DOMAIN));
        }
        if (vertx != null) {
            quietly("the event bus", vertx.close());
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private void stopChildren() {
        if (children != null) {
            children.close();
        }
    }

    private static void quietly(String what, Future<Void> stopping) {
        try {
            await(stopping, DRAIN_MAX);
        } catch (Exception e) {
            // A future may fail with a checked exception, which await does not declare; what follows must stop, too.
            LOG.warn("{} did not stop cleanly: {}", what, e.getMessage());
        }
    }

    private static <T> T await(Future<T> future, Duration max) {
        try {
            return future.await(max.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StartException("not done within " + max.toSeconds() + " s", e);
        }
    }
}
