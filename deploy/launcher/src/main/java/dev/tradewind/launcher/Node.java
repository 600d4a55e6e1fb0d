package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.launcher.Deployment.Stage;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The domains that run in this JVM. Each can be stopped and started by itself while the others go on. */
public final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final Vertx vertx;
    private final Sizes sizes;
    private final Function<String, JsonObject> sections;
    private final Function<Deployment, Release> first;
    /** Per domain its deployment, from the moment that it is asked for until it has been undone. */
    private final Map<String, Future<Running>> deployments = new ConcurrentHashMap<>();

    private final Set<String> replacing = ConcurrentHashMap.newKeySet();

    /**
     * @param sizes with how many instances each starts
     * @param sections the configuration of each domain's verticle
     * @param first with which build each starts
     */
    Node(Vertx vertx, Sizes sizes, Function<String, JsonObject> sections, Function<Deployment, Release> first) {
        this.vertx = vertx;
        this.sizes = sizes;
        this.sections = sections;
        this.first = first;
    }

    /**
     * Starts a domain. Fails with one line that names it when it cannot start; a domain that already runs is left
     * alone.
     */
    public Future<Void> deploy(String domain) {
        return Deployments.of(domain)
                .map(deployment -> deployments
                        .computeIfAbsent(domain, name -> start(deployment))
                        .onFailure(failure -> deployments.remove(domain))
                        .<Void>mapEmpty())
                .orElseGet(() -> unknown(domain));
    }

    /**
     * What is to run in the place of what runs.
     *
     * @param release its jar is kept open as long as it runs, so the file must not be overwritten
     */
    record Wanted(Release release, int instances) {}

    /**
     * Puts another build, or another number of instances, in the place of what runs: it starts beside it, proves
     * healthy, takes the calls, and the old one finishes what it has begun and stops. When the new one cannot start
     * nothing changes, and the future fails with one line that says why. {@link Swap} bounds each step of it in time.
     *
     * @param canary percent of this node's calls on which it is tried out first; 0 for no trial
     */
    Future<Void> replace(String domain, Wanted wanted, int canary, Replacement replacement) {
        Optional<Deployment> deployment = Deployments.of(domain);
        Future<Running> before = deployments.get(domain);
        if (deployment.isEmpty()) {
            return unknown(domain);
        }
        if (before == null) {
            return Future.failedFuture(new StartException(domain + " does not run here"));
        }
        if (!replacing.add(domain)) {
            return Future.failedFuture(new StartException(domain + " is being replaced already"));
        }
        Swap swap = new Swap(vertx, deployment.get(), replacement, this::stop, Swap.Limits.ORDINARY);
        return before.compose(old -> swap.start(() -> start(deployment.get(), wanted))
                        .compose(fresh -> swap.over(old, fresh, canary, () -> put(old, fresh))))
                .onComplete(ended -> replacing.remove(domain));
    }

    private void put(Running old, Running fresh) {
        String domain = fresh.release().domain();
        deployments.put(domain, Future.succeededFuture(fresh));
        LOG.info(
                "{}: {} ({}) takes over from {} ({})",
                domain,
                fresh.release().version(),
                fresh.instances(),
                old.release().version(),
                old.instances());
    }

    /** With the build noted for it, or with the node's own when that one does not start any more. */
    private Future<Running> start(Deployment deployment) {
        Release noted = first.apply(deployment);
        int instances = sizes.of(deployment.domain());
        return start(deployment, new Wanted(noted, instances)).recover(failure -> {
            if (noted.jar() == null) {
                return Future.failedFuture(failure);
            }
            LOG.warn("{}; it starts with the build of this node", failure.getMessage());
            return start(deployment, new Wanted(Release.own(deployment.domain()), instances));
        });
    }

    private Future<Running> start(Deployment deployment, Wanted wanted) {
        Release release = wanted.release();
        ReleaseLoader loader = release.jar() == null
                ? null
                : ReleaseLoader.of(release.domain() + " " + release.version(), release.jar());
        return vertx.deployVerticle(
                        "java:" + deployment.verticle(),
                        new DeploymentOptions()
                                .setClassLoader(loader)
                                .setConfig(sections.apply(deployment.domain()))
                                .setInstances(wanted.instances()))
                .map(id -> new Running(id, release, wanted.instances(), loader))
                .recover(failure -> {
                    Running.free(loader);
                    return Future.failedFuture(told(deployment.domain(), failure));
                });
    }

    private Future<Void> stop(Running running) {
        return vertx.undeploy(running.deployment()).onComplete(ended -> running.giveBack());
    }

    private static <T> Future<T> unknown(String domain) {
        return Future.failedFuture(new IllegalArgumentException("there is no domain " + domain));
    }

    private static RuntimeException told(String domain, Throwable failure) {
        if (failure instanceof ConfigurationException wrong) {
            return wrong;
        }
        String reason =
                failure instanceof ClassNotFoundException ? "it is not part of this build" : failure.getMessage();
        return new StartException(domain + " did not start: " + reason, failure);
    }

    /** Stops a domain after what it is doing. One that does not run is fine. */
    public Future<Void> undeploy(String domain) {
        Future<Running> deployment = deployments.get(domain);
        if (deployment == null) {
            return Future.succeededFuture();
        }
        return deployment.compose(this::stop).onComplete(ended -> deployments.remove(domain, deployment));
    }

    /** The domains that have started and not stopped. */
    public Set<String> running() {
        Set<String> running = new TreeSet<>();
        deployments.forEach((domain, deployment) -> {
            if (deployment.succeeded()) {
                running.add(domain);
            }
        });
        return running;
    }

    /** How many of a domain run here; 0 when none does. */
    int instances(String domain) {
        return now(domain).map(Running::instances).orElse(0);
    }

    /** The build of a domain that runs here; empty when none does. */
    Optional<Release> release(String domain) {
        return now(domain).map(Running::release);
    }

    private Optional<Running> now(String domain) {
        Future<Running> deployment = deployments.get(domain);
        return deployment == null || !deployment.succeeded() ? Optional.empty() : Optional.of(deployment.result());
    }

    /** Of this build. */
    static String version() {
        String version = Node.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }

    /**
     * Starts those of a stage all at once, telling each one's start. One that only advises and cannot start is left
     * out, with a line in the log; a wrong configuration stops the start in any case.
     */
    Future<Void> deployAll(Stage stage, List<String> domains, StartProgress progress) {
        List<Future<Void>> starts = Deployments.inStage(stage, domains).stream()
                .map(domain -> deploy(domain)
                        .onSuccess(done -> progress.started(domain))
                        .recover(failure -> leftOut(domain, failure)))
                .toList();
        return Future.all(starts).mapEmpty();
    }

    private static Future<Void> leftOut(String domain, Throwable failure) {
        boolean needed = Deployments.of(domain).map(Deployment::needed).orElse(true);
        if (needed || !(failure instanceof StartException)) {
            return Future.failedFuture(failure);
        }
        LOG.error("{}; the shop goes on without it", failure.getMessage());
        return Future.succeededFuture();
    }

    /** Stops what runs of a stage; goes on when one of them fails to stop cleanly, and fails at the end. */
    Future<Void> undeployAll(Stage stage) {
        List<String> domains = Deployments.inStage(stage, List.copyOf(deployments.keySet()));
        return Future.join(domains.stream().map(this::undeploy).toList()).mapEmpty();
    }
}
