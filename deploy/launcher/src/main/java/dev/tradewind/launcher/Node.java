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

/** The domains that run in this JVM. Each can be stopped and started by itself while the others go on. */
public final class Node {
    private final Vertx vertx;
    private final Map<String, Integer> instances;
    private final Function<String, JsonObject> sections;
    /** Per domain its deployment, from the moment that it is asked for until it has been undone. */
    private final Map<String, Future<String>> deployments = new ConcurrentHashMap<>();

    /**
     * @param instances how many of a verticle, where not one
     * @param sections the configuration of each domain's verticle
     */
    Node(Vertx vertx, Map<String, Integer> instances, Function<String, JsonObject> sections) {
        this.vertx = vertx;
        this.instances = instances;
        this.sections = sections;
    }

    /**
     * Starts a domain. Fails with one line that names it when it cannot start; a domain that already runs is left
     * alone.
     */
    public Future<Void> deploy(String domain) {
        Optional<Deployment> deployment = Deployments.of(domain);
        if (deployment.isEmpty()) {
            return Future.failedFuture(new IllegalArgumentException("there is no domain " + domain));
        }
        return deployments
                .computeIfAbsent(domain, name -> start(deployment.get()))
                .recover(failure -> {
                    deployments.remove(domain);
                    return Future.failedFuture(told(domain, failure));
                })
                .mapEmpty();
    }

    private Future<String> start(Deployment deployment) {
        return vertx.deployVerticle(
                "java:" + deployment.verticle(),
                new DeploymentOptions()
                        .setConfig(sections.apply(deployment.domain()))
                        .setInstances(instances(deployment.domain())));
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
        Future<String> deployment = deployments.get(domain);
        if (deployment == null) {
            return Future.succeededFuture();
        }
        return deployment.compose(vertx::undeploy).onComplete(ended -> deployments.remove(domain, deployment));
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

    int instances(String domain) {
        return instances.getOrDefault(domain, 1);
    }

    /** Of this build. */
    static String version() {
        String version = Node.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }

    /** Starts those of a stage all at once, telling each one's start. */
    Future<Void> deployAll(Stage stage, List<String> domains, StartProgress progress) {
        List<Future<Void>> starts = Deployments.inStage(stage, domains).stream()
                .map(domain -> deploy(domain).onSuccess(done -> progress.started(domain)))
                .toList();
        return Future.all(starts).mapEmpty();
    }

    /** Stops what runs of a stage; goes on when one of them fails to stop cleanly, and fails at the end. */
    Future<Void> undeployAll(Stage stage) {
        List<String> domains = Deployments.inStage(stage, List.copyOf(deployments.keySet()));
        return Future.join(domains.stream().map(this::undeploy).toList()).mapEmpty();
    }
}
