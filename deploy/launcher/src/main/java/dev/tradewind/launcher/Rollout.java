package dev.tradewind.launcher;

import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodeRelease;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployed;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RedeploymentView.Outcome;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One errand on all nodes that run a verticle: one after the other, of which the first tries a new build out; when one
 * refuses, those before it go back.
 */
final class Rollout {
    private static final Logger LOG = LoggerFactory.getLogger(Rollout.class);
    private static final long LOOK_MAX_MS = 1_500;
    private static final Duration BACK_MAX = Duration.ofSeconds(20);
    private static final Duration BACK_AGAIN = Duration.ofMillis(500);

    private final Vertx vertx;
    private final Witnesses witnesses;
    private final Errand errand;
    private final String by;
    private final Instant startedAt = Instant.now();
    private final Map<String, NodeProgress> nodes = new LinkedHashMap<>();
    private final List<NodeRelease> done = new ArrayList<>();
    private final Promise<Redeployed> end = Promise.promise();
    private @Nullable Instant endedAt;
    private @Nullable String reason;

    Rollout(Witnesses witnesses, Errand errand, String by, List<String> nodeIds) {
        this.vertx = witnesses.vertx();
        this.witnesses = witnesses;
        this.errand = errand;
        this.by = by;
        nodeIds.forEach(node -> nodes.put(node, NodeProgress.waiting(node, startedAt)));
    }

    void begin() {
        // Before anything changes, others know of it: should this node be gone, one of them sees to its end.
        Future<Void> all = witnesses.tell(now());
        for (String node : List.copyOf(nodes.keySet())) {
            all = all.compose(before -> replaceOn(node));
        }
        Future<Redeployed> ending = all.map(v -> new Redeployed(errand.verticle(), List.copyOf(done)))
                .recover(failure -> restore().transform(restored -> Future.failedFuture(failure)));
        ending.onComplete(ended -> {
            close(ended.cause());
            tellEnd(ended.cause()).onComplete(told -> end.handle(ended));
        });
    }

    /** What became of a node that gave no answer is not known yet: should this one go meanwhile, another finds out. */
    private Future<Void> tellEnd(@Nullable Throwable failure) {
        if (failure == null || Fault.in(failure) != null) {
            return witnesses.tell(now());
        }
        Future<Void> unused = vertx.timer(Latecomer.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .compose(known -> witnesses.tell(now()));
        return Future.succeededFuture();
    }

    /** What it did; fails as the node did that refused. */
    Future<Redeployed> end() {
        return end.future();
    }

    String id() {
        return errand.id();
    }

    private Future<Void> replaceOn(String node) {
        update(node, Phase.LOADING, null);
        return errand.doneBy(NodesService.replacing(vertx, node), done.isEmpty())
                .transform(ended -> refresh(node).transform(known -> {
                    update(node, ended.succeeded() ? Phase.PROMOTED : Phase.REFUSED, why(ended.cause()));
                    return ended.succeeded()
                            ? Future.succeededFuture(ended.result())
                            : Future.failedFuture(ended.cause());
                }))
                .onFailure(failure -> errand.unanswered(vertx, node, failure))
                .onSuccess(this::done)
                .onComplete(ended -> {
                    Future<Void> unused = witnesses.tell(now());
                })
                .mapEmpty();
    }

    private synchronized void done(NodeRelease release) {
        done.add(release);
    }

    private Future<Void> restore() {
        long until = System.nanoTime() + BACK_MAX.toNanos();
        return Future.join(done.stream().map(one -> restore(one, until)).toList())
                .mapEmpty();
    }

    /** Asked until it has gone back: none may stay with another build than all others. */
    private Future<Void> restore(NodeRelease one, long until) {
        return NodesService.replacing(vertx, one.node())
                .undo(id())
                .onSuccess(restored -> update(one.node(), Phase.RESTORED, null))
                .<Void>mapEmpty()
                .recover(failure -> {
                    if (System.nanoTime() > until || !witnesses.isThere(one.node())) {
                        stays(one, failure);
                        return Future.succeededFuture();
                    }
                    return vertx.timer(BACK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                            .compose(later -> restore(one, until));
                });
    }

    private void stays(NodeRelease release, Throwable failure) {
        update(release.node(), Phase.SILENT, "did not go back: " + why(failure));
        LOG.error(
                "{} on node {} did not go back from {} to {}: {}",
                errand.verticle(),
                release.node(),
                release.version(),
                release.before(),
                failure.getMessage());
    }

    private synchronized void update(String node, Phase phase, @Nullable String why) {
        NodeProgress known = Objects.requireNonNull(nodes.get(node));
        nodes.put(node, known.phase() == phase ? known : known.in(phase, Instant.now(), why));
    }

    /** Asks a node that is being done how far it is; one that does not answer is as far as was known. */
    private Future<Void> refresh(String node) {
        return NodesService.at(vertx, node)
                .progress(id())
                .timeout(LOOK_MAX_MS, TimeUnit.MILLISECONDS)
                .onSuccess(progress -> known(node, progress))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private synchronized void known(String node, NodeProgress progress) {
        if (!Objects.requireNonNull(nodes.get(node)).isOver()) {
            nodes.put(node, progress);
        }
    }

    private synchronized void close(@Nullable Throwable failure) {
        endedAt = Instant.now();
        reason = failure == null ? null : why(failure);
        LOG.info("{}: redeployment {} has ended{}", errand.verticle(), id(), reason == null ? "" : ": " + reason);
    }

    /** How far it is now. */
    Future<RedeploymentView> view() {
        return Future.join(active().stream().map(this::refresh).toList())
                .transform(asked -> Future.succeededFuture(now()));
    }

    private synchronized List<String> active() {
        return endedAt != null
                ? List.of()
                : nodes.values().stream()
                        .filter(node -> node.phase() != Phase.WAITING && !node.isOver())
                        .map(NodeProgress::node)
                        .toList();
    }

    private synchronized RedeploymentView now() {
        Outcome outcome = endedAt == null ? Outcome.RUNNING : reason == null ? Outcome.PROMOTED : Outcome.REFUSED;
        return new RedeploymentView(
                id(),
                errand.verticle(),
                by,
                errand.rollback(),
                errand.instances(),
                errand.canary(),
                startedAt,
                endedAt,
                outcome,
                reason,
                List.copyOf(nodes.values()));
    }

    private static @Nullable String why(@Nullable Throwable failure) {
        Fault fault = failure == null ? null : Fault.in(failure);
        return fault != null ? fault.detail() : failure == null ? null : String.valueOf(failure.getMessage());
    }
}
