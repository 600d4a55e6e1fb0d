package dev.tradewind.launcher;

import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that was asked to replace a verticle and gave no answer: it may have stood still, and may finish long after
 * everybody else went back. Asked until it is known, for a while; when it did finish, it goes back, too.
 */
final class Latecomer {
    private static final Logger LOG = LoggerFactory.getLogger(Latecomer.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Vertx vertx;
    private final Redeployment redeployment;
    private final String node;
    private final Duration pause;
    private final long end = System.nanoTime() + PATIENCE.toNanos();

    /** @param redeployment under an id */
    Latecomer(Vertx vertx, Redeployment redeployment, String node) {
        this(vertx, redeployment, node, LOOK);
    }

    /** @param pause before each look */
    Latecomer(Vertx vertx, Redeployment redeployment, String node, Duration pause) {
        this.pause = pause;
        this.vertx = vertx;
        this.redeployment = redeployment;
        this.node = node;
    }

    /** A refusal is an answer, and nothing comes after it. */
    void watchFor(Throwable failure) {
        if (Fault.in(failure) == null) {
            LOG.warn(
                    "{} on node {}: no answer ({}); it is asked what became of it",
                    redeployment.verticle(),
                    node,
                    failure.getMessage());
            look();
        }
    }

    private void look() {
        Future<Void> unused = vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS)
                .compose(now -> NodesService.at(vertx, node).progress(String.valueOf(redeployment.id())))
                .compose(this::seen)
                .recover(away -> again());
    }

    private Future<Void> seen(NodeProgress progress) {
        if (progress.phase() == Phase.REFUSED) {
            return Future.succeededFuture();
        }
        if (progress.phase() != Phase.PROMOTED) {
            return again();
        }
        LOG.warn("{} on node {}: it finished after all, and goes back", redeployment.verticle(), node);
        return NodesService.replacing(vertx, node)
                .undo(String.valueOf(redeployment.id()))
                .mapEmpty();
    }

    private Future<Void> again() {
        if (System.nanoTime() < end && isMember()) {
            look();
        }
        return Future.succeededFuture();
    }

    private boolean isMember() {
        return Cluster.nodes(vertx).contains(node);
    }
}
