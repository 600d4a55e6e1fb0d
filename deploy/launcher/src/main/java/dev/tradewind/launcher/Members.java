package dev.tradewind.launcher;

import dev.tradewind.chassis.ProxyHandlers;
import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodeRelease;
import dev.tradewind.contracts.nodes.NodeView;
import dev.tradewind.contracts.nodes.NodesError;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployed;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.nodes.VerticleView;
import dev.tradewind.contracts.nodes.VerticleView.FeedLag;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.DomainHealth;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.HealthReport;
import dev.tradewind.contracts.shared.HealthReport.Check;
import dev.tradewind.contracts.shared.Subscription;
import dev.tradewind.contracts.shared.Subscription.Partition;
import dev.tradewind.launcher.Deployment.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node says of itself, and what the members of the cluster say of themselves. */
final class Members implements NodesService {
    private static final Logger LOG = LoggerFactory.getLogger(Members.class);
    private static final String ALONE = "alone";

    private final Vertx vertx;
    private final Node node;
    private final Redeployments redeployments;
    private final String address;
    private final Instant startedAt = Instant.now();

    private Members(Vertx vertx, Node node, Redeployments redeployments, String address) {
        this.vertx = vertx;
        this.node = node;
        this.redeployments = redeployments;
        this.address = address;
    }

    /** Answers from now on, for this node and for the cluster. */
    static Future<Void> serve(Vertx vertx, Node node, Redeployments redeployments, ClusterSettings cluster) {
        Members members =
                new Members(vertx, node, redeployments, cluster.enabled() ? cluster.host() + ":" + cluster.port() : "");
        return Future.all(
                        ProxyHandlers.serve(vertx, NodesService.class, NodesService.ADDRESS, members),
                        ProxyHandlers.serve(vertx, NodesService.class, NodesService.address(members.id()), members))
                .mapEmpty();
    }

    @Override
    public Future<NodeList> nodes() {
        ClusterManager cluster = ((VertxInternal) vertx).clusterManager();
        List<String> ids = cluster == null ? List.of(ALONE) : cluster.getNodes();
        List<String> missing = new ArrayList<>();
        List<Future<List<NodeView>>> asked = ids.stream()
                .map(id -> NodesService.at(vertx, id).node().map(List::of).recover(away -> {
                    missing.add(id);
                    return Future.succeededFuture(List.of());
                }))
                .toList();
        return Future.all(asked)
                .map(all -> new NodeList(
                        asked.stream()
                                .flatMap(answer -> answer.result().stream())
                                .sorted(Comparator.comparing(NodeView::startedAt))
                                .toList(),
                        missing));
    }

    @Override
    public Future<NodeView> node() {
        List<Future<VerticleView>> looks =
                node.running().stream().map(this::verticle).toList();
        return Future.all(looks)
                .map(all -> new NodeView(id(), address, ProcessHandle.current().pid(), startedAt, all.list()));
    }

    @Override
    public Future<Redeployed> redeploy(Redeployment redeployment, CallContext context) {
        String verticle = redeployment.verticle();
        return nodes().compose(all -> {
            if (!all.missing().isEmpty()) {
                return Future.failedFuture(Fault.of(
                        NodesError.RELEASE_REFUSED, "Nodes do not answer: " + String.join(", ", all.missing()) + "."));
            }
            List<String> running = all.data().stream()
                    .filter(one ->
                            one.verticles().stream().anyMatch(v -> v.name().equals(verticle)))
                    .map(NodeView::id)
                    .toList();
            if (running.isEmpty()) {
                return Future.failedFuture(Fault.of(CommonError.NOT_FOUND, "No node runs " + verticle + "."));
            }
            LOG.info("{}: redeployed on {} by {}", verticle, running, who(context.actor()));
            return each(running, redeployment).map(done -> new Redeployed(verticle, done));
        });
    }

    private static String who(Actor actor) {
        return actor.id() == null ? actor.kind().name() : actor.id();
    }

    /** One after the other, of which the first tries it out; when one refuses, those before it go back. */
    private Future<List<NodeRelease>> each(List<String> ids, Redeployment redeployment) {
        Redeployment back = Redeployment.back(redeployment.verticle());
        List<NodeRelease> done = new ArrayList<>();
        Future<Void> all = Future.succeededFuture();
        for (String id : ids) {
            all = all.compose(before -> NodesService.replacing(vertx, id)
                    .replace(done.isEmpty() ? redeployment : redeployment.untried())
                    .map(done::add)
                    .mapEmpty());
        }
        return all.map(done).recover(failure -> Future.join(done.stream()
                        .map(one -> NodesService.replacing(vertx, one.node())
                                .replace(back)
                                .onFailure(e -> stays(one, redeployment.verticle(), e)))
                        .toList())
                .transform(restored -> Future.failedFuture(failure)));
    }

    private static void stays(NodeRelease release, String verticle, Throwable failure) {
        LOG.error(
                "{} on node {} did not go back from {} to {}: {}",
                verticle,
                release.node(),
                release.version(),
                release.before(),
                failure.getMessage());
    }

    @Override
    public Future<NodeRelease> replace(Redeployment redeployment) {
        return redeployments.replace(redeployment, id());
    }

    private String id() {
        ClusterManager cluster = ((VertxInternal) vertx).clusterManager();
        return cluster == null ? ALONE : cluster.getNodeId();
    }

    private Future<VerticleView> verticle(String name) {
        if (Deployments.inStage(Stage.EDGE, List.of(name)).contains(name)) {
            return Future.succeededFuture(
                    new VerticleView(name, version(name), node.instances(name), true, null, List.of()));
        }
        Future<HealthReport> health = DomainHealth.proxy(vertx, name, here()).report();
        return health.compose(report -> feeds(name)
                        .map(feeds -> new VerticleView(
                                name, version(name), node.instances(name), report.healthy(), problem(report), feeds)))
                .otherwise(away -> new VerticleView(
                        name, version(name), node.instances(name), false, "It does not answer.", List.of()));
    }

    private String version(String name) {
        return node.release(name).map(Release::version).orElse(Node.version());
    }

    private Future<List<FeedLag>> feeds(String name) {
        return FeedControl.proxy(vertx, name, here())
                .subscriptions()
                .map(all -> all.subscriptions().stream().map(Members::lag).toList());
    }

    private static FeedLag lag(Subscription subscription) {
        List<Partition> partitions = subscription.partitions();
        return new FeedLag(
                subscription.feed(),
                partitions.stream().mapToDouble(Partition::lagSeconds).max().orElse(0),
                partitions.stream().mapToLong(Partition::parked).sum());
    }

    private static @Nullable String problem(HealthReport report) {
        return report.healthy()
                ? null
                : report.checks().stream()
                        .filter(check -> !check.passed())
                        .map(Members::told)
                        .collect(Collectors.joining("; "));
    }

    private static String told(Check check) {
        return check.name() + ": " + check.problem();
    }

    /** To an instance in this JVM, not to the same domain elsewhere. */
    private static DeliveryOptions here() {
        return Calls.deadline().setLocalOnly(true);
    }
}
