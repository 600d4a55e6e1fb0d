package dev.tradewind.launcher;

import dev.tradewind.chassis.ProxyHandlers;
import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeRelease;
import dev.tradewind.contracts.nodes.NodeView;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployed;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.nodes.RedeploymentList;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RolloutNote;
import dev.tradewind.contracts.nodes.Scaling;
import dev.tradewind.contracts.nodes.VerticleView;
import dev.tradewind.contracts.nodes.VerticleView.FeedLag;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.DomainHealth;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.HealthReport;
import dev.tradewind.contracts.shared.HealthReport.Check;
import dev.tradewind.contracts.shared.Subscription;
import dev.tradewind.contracts.shared.Subscription.Partition;
import dev.tradewind.launcher.Deployment.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What this node says of itself, and what the members of the cluster say of themselves. */
final class Members implements NodesService {
    private final Vertx vertx;
    private final Node node;
    private final Redeployments redeployments;
    private final Rollouts rollouts;
    private final String address;
    private final Instant startedAt = Instant.now();

    private Members(Vertx vertx, Node node, Redeployments redeployments, String address) {
        this.vertx = vertx;
        this.node = node;
        this.redeployments = redeployments;
        this.rollouts = new Rollouts(vertx);
        this.address = address;
    }

    /** Answers from now on, for this node and for the cluster. */
    static Future<Void> serve(Vertx vertx, Node node, Redeployments redeployments, ClusterSettings cluster) {
        Members members =
                new Members(vertx, node, redeployments, cluster.enabled() ? cluster.host() + ":" + cluster.port() : "");
        return Future.all(
                        ProxyHandlers.serve(vertx, NodesService.class, NodesService.ADDRESS, members),
                        ProxyHandlers.serve(vertx, NodesService.class, NodesService.address(members.id()), members))
                .onSuccess(served -> members.rollouts.watch())
                .mapEmpty();
    }

    @Override
    public Future<NodeList> nodes() {
        List<String> ids = Cluster.nodes(vertx);
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
        return nodes().compose(members ->
                rollouts.begin(redeployment, context, members).end());
    }

    @Override
    public Future<RedeploymentView> begin(Redeployment redeployment, CallContext context) {
        return nodes().compose(members ->
                rollouts.begin(redeployment, context, members).view());
    }

    @Override
    public Future<RedeploymentView> redeployment(String id) {
        return rollouts.one(id);
    }

    @Override
    public Future<RedeploymentList> redeployments() {
        return rollouts.all();
    }

    @Override
    public Future<RedeploymentList> conducted() {
        return rollouts.own();
    }

    @Override
    public Future<NodeProgress> progress(String id) {
        return redeployments.progress(id);
    }

    @Override
    public Future<NodeProgress> undo(String id) {
        return redeployments.undo(id, id());
    }

    @Override
    public Future<Void> keep(RolloutNote note) {
        rollouts.keep(note);
        return Future.succeededFuture();
    }

    @Override
    public Future<RedeploymentView> scale(Scaling scaling, CallContext context) {
        return nodes().compose(
                        members -> rollouts.begin(scaling, context, members).view());
    }

    @Override
    public Future<NodeRelease> resize(Scaling scaling) {
        return redeployments.resize(scaling, id());
    }

    @Override
    public Future<NodeRelease> replace(Redeployment redeployment) {
        return redeployments.replace(redeployment, id());
    }

    private String id() {
        return Cluster.self(vertx);
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
