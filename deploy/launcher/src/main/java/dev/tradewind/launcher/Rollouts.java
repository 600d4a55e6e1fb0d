package dev.tradewind.launcher;

import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodeView;
import dev.tradewind.contracts.nodes.NodesError;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.nodes.RedeploymentList;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RolloutNote;
import dev.tradewind.contracts.nodes.Scaling;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Id;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The redeployments that this node conducts, and those of all nodes. */
final class Rollouts {
    private static final Logger LOG = LoggerFactory.getLogger(Rollouts.class);
    private static final int REMEMBERED = 20;

    private final Vertx vertx;
    private final Witnesses witnesses;
    private final Succession succession;
    private final Recent<Rollout> conducted = new Recent<>(REMEMBERED);

    Rollouts(Vertx vertx) {
        this.vertx = vertx;
        this.witnesses = new Witnesses(vertx);
        this.succession = new Succession(witnesses);
    }

    /** From now on this node sees to what others leave behind. */
    void watch() {
        succession.watch();
    }

    void keep(RolloutNote note) {
        succession.keep(note);
    }

    /** @param members those that there are now */
    Rollout begin(Redeployment redeployment, CallContext context, NodeList members) {
        String id = Id.next("dep");
        return begin(new Errand.Build(id, redeployment.known(id)), context, members);
    }

    /** The id that it comes with does not count. */
    Rollout begin(Scaling scaling, CallContext context, NodeList members) {
        Scaling known = new Scaling(scaling.verticle(), scaling.instances(), Id.next("dep"));
        return begin(new Errand.Size(known), context, members);
    }

    private Rollout begin(Errand errand, CallContext context, NodeList members) {
        String verticle = errand.verticle();
        if (!members.missing().isEmpty()) {
            throw Fault.of(
                    NodesError.RELEASE_REFUSED, "Nodes do not answer: " + String.join(", ", members.missing()) + ".");
        }
        List<String> running = members.data().stream()
                .filter(one -> one.verticles().stream().anyMatch(v -> v.name().equals(verticle)))
                .map(NodeView::id)
                .toList();
        if (running.isEmpty()) {
            throw Fault.of(CommonError.NOT_FOUND, "No node runs " + verticle + ".");
        }
        String by = who(context.actor());
        Rollout rollout = new Rollout(witnesses, errand, by, running);
        conducted.put(rollout.id(), rollout);
        LOG.info("{}: redeployment {} on {} by {}", verticle, rollout.id(), running, by);
        rollout.begin();
        return rollout;
    }

    private static String who(Actor actor) {
        return actor.id() == null ? actor.kind().name().toLowerCase(java.util.Locale.ROOT) : actor.id();
    }

    /** Those of this node. */
    Future<RedeploymentList> own() {
        List<Future<RedeploymentView>> views =
                conducted.all().stream().map(Rollout::view).toList();
        return Future.all(views).map(all -> new RedeploymentList(newestFirst(all.<RedeploymentView>list().stream())));
    }

    /** Those of all nodes that answer. */
    Future<RedeploymentList> all() {
        List<Future<RedeploymentList>> asked = Cluster.nodes(vertx).stream()
                .map(node ->
                        NodesService.at(vertx, node).conducted().otherwise(away -> new RedeploymentList(List.of())))
                .toList();
        return Future.all(asked).map(lists -> {
            Map<String, RedeploymentView> all = new HashMap<>();
            lists.<RedeploymentList>list().forEach(list -> list.data().forEach(view -> all.put(view.id(), view)));
            // Of what nobody conducts any more every node has kept how it ended, or how far it was.
            succession.views().forEach(view -> all.putIfAbsent(view.id(), view));
            return new RedeploymentList(newestFirst(all.values().stream()));
        });
    }

    /** Whichever node conducts it. */
    Future<RedeploymentView> one(String id) {
        return conducted.get(id).map(Rollout::view).orElseGet(() -> all().map(list -> list.data().stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Fault.of(CommonError.NOT_FOUND, "There is no redeployment " + id + "."))));
    }

    private static List<RedeploymentView> newestFirst(Stream<RedeploymentView> views) {
        return views.sorted(Comparator.comparing(RedeploymentView::startedAt).reversed())
                .limit(REMEMBERED)
                .toList();
    }
}
