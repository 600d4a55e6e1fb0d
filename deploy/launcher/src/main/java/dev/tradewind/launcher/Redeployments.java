package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodeRelease;
import dev.tradewind.contracts.nodes.NodesError;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.nodes.Scaling;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces and scales verticles of this node, tells how that goes, and keeps what it needs for a restart. */
final class Redeployments {
    private static final Logger LOG = LoggerFactory.getLogger(Redeployments.class);
    private static final int REMEMBERED = 20;
    private static final String NOBODY = "";
    private static final String BROKEN_OFF = "The redeployment was broken off.";

    private final Vertx vertx;
    private final Node node;
    private final Releases releases;
    private final Sizes sizes;
    private final Recent<Part> begun = new Recent<>(REMEMBERED);
    private final Recent<String> brokenOff = new Recent<>(REMEMBERED);

    Redeployments(Vertx vertx, Node node, Releases releases, Sizes sizes) {
        this.vertx = vertx;
        this.node = node;
        this.releases = releases;
        this.sizes = sizes;
    }

    /** Fails with {@code release_refused}; then nothing has changed. */
    Future<NodeRelease> replace(Redeployment redeployment, String nodeId) {
        Deployment deployment = deployment(redeployment.verticle());
        String domain = deployment.domain();
        Release before = running(deployment);
        int instances = node.instances(domain);
        Replacement replacement = new Replacement(nodeId);
        if (redeployment.id() != null && brokenOff.get(redeployment.id()).isPresent()) {
            return Future.failedFuture(refused(BROKEN_OFF));
        }
        Part part = new Part(domain, replacement, progress -> runs(domain, progress), () -> put(
                        deployment, before, new Replacement(nodeId), 0)
                .mapEmpty());
        if (redeployment.id() != null) {
            begun.put(redeployment.id(), part);
        }
        int canary = redeployment.canary() == null ? 0 : redeployment.canary();
        return vertx.executeBlocking(() -> {
                    Release wanted = wanted(redeployment, deployment);
                    Fitting.check(deployment, wanted, before, redeployment.rollback());
                    return wanted;
                })
                .compose(release -> {
                    replacement.builds(release, before);
                    return put(deployment, release, replacement, canary)
                            .map(done ->
                                    new NodeRelease(nodeId, release.version(), before.version(), instances, instances));
                })
                .onFailure(replacement::refused)
                .onComplete(ended -> part.ended())
                .recover(failure -> Future.failedFuture(presentable(failure)));
    }

    private boolean runs(String domain, NodeProgress progress) {
        return node.release(domain)
                .filter(release -> release.version().equals(progress.version()))
                .isPresent();
    }

    /** Lets a build take over and notes it. One that cannot be noted does not stay: a restart would bring the other. */
    private Future<Void> put(Deployment deployment, Release release, Replacement replacement, int canary) {
        String domain = deployment.domain();
        Release before = running(deployment);
        int instances = node.instances(domain);
        return node.replace(domain, new Node.Wanted(release, instances), canary, replacement)
                .compose(done -> vertx.<Void>executeBlocking(() -> {
                            releases.note(deployment, release, before);
                            return null;
                        })
                        .recover(failure -> back(domain, new Node.Wanted(before, instances), failure)));
    }

    /** From what could not be noted; fails in any case. */
    private Future<Void> back(String domain, Node.Wanted before, Throwable failure) {
        return node.replace(domain, before, 0, new Replacement(NOBODY))
                .onFailure(stays ->
                        LOG.error("{}: what runs could not be noted, and runs on: {}", domain, stays.getMessage()))
                .transform(gone -> Future.failedFuture(failure));
    }

    /** The build that runs, with so many instances, from now on and after a restart. Fails as {@link #replace} does. */
    Future<NodeRelease> resize(Scaling scaling, String nodeId) {
        Deployment deployment = deployment(scaling.verticle());
        String domain = deployment.domain();
        int before = node.instances(domain);
        Replacement replacement = new Replacement(nodeId);
        if (brokenOff.get(scaling.id()).isPresent()) {
            return Future.failedFuture(refused(BROKEN_OFF));
        }
        Part part = new Part(
                domain,
                replacement,
                progress -> runs(domain, progress),
                () -> resized(deployment, before, new Replacement(nodeId), nodeId));
        begun.put(scaling.id(), part);
        return resized(deployment, scaling.instances(), replacement, nodeId).onComplete(ended -> part.ended());
    }

    private Future<NodeRelease> resized(Deployment deployment, int instances, Replacement replacement, String nodeId) {
        String domain = deployment.domain();
        Release release = running(deployment);
        int before = node.instances(domain);
        replacement.builds(release, release);
        return resize(domain, new Node.Wanted(release, instances), replacement)
                .compose(done -> vertx.<Void>executeBlocking(() -> {
                            sizes.note(domain, instances);
                            return null;
                        })
                        .recover(failure -> before == instances
                                ? Future.failedFuture(failure)
                                : back(domain, new Node.Wanted(release, before), failure)))
                .map(noted -> new NodeRelease(nodeId, release.version(), release.version(), instances, before))
                .onFailure(replacement::refused)
                .recover(failure -> Future.failedFuture(presentable(failure)));
    }

    private Future<Void> resize(String domain, Node.Wanted wanted, Replacement replacement) {
        if (wanted.instances() < 1 || wanted.instances() > Scaling.INSTANCES_MAX) {
            return Future.failedFuture(refused("There can be 1 to " + Scaling.INSTANCES_MAX + " instances."));
        }
        if (wanted.instances() == node.instances(domain)) {
            replacement.promoted();
            return Future.succeededFuture();
        }
        return node.replace(domain, wanted, 0, replacement);
    }

    private static Deployment deployment(String verticle) {
        return Deployments.of(verticle).orElseThrow(() -> refused("There is no verticle " + verticle + "."));
    }

    private Release running(Deployment deployment) {
        return node.release(deployment.domain())
                .orElseThrow(() -> refused(deployment.domain() + " does not run here."));
    }

    /** How far a redeployment is here. */
    Future<NodeProgress> progress(String id) {
        return begun.get(id)
                .map(known -> Future.succeededFuture(known.progress()))
                .orElseGet(() -> Future.failedFuture(
                        Fault.of(CommonError.NOT_FOUND, "This node knows of no redeployment " + id + ".")));
    }

    /** Goes back from what a redeployment has put here, once; what it has not begun here it does not begin any more. */
    Future<NodeProgress> undo(String id, String nodeId) {
        brokenOff.put(id, id);
        return begun.get(id).map(Part::undo).orElseGet(() -> {
            Instant now = Instant.now();
            return Future.succeededFuture(NodeProgress.waiting(nodeId, now).in(Phase.REFUSED, now, BROKEN_OFF));
        });
    }

    private Release wanted(Redeployment redeployment, Deployment deployment) {
        if (redeployment.jar() == null) {
            return releases.before(deployment)
                    .orElseThrow(() -> refused("There is no build of " + deployment.domain() + " to go back to."));
        }
        return releases.keep(bytes(Objects.requireNonNull(redeployment.jar())), deployment);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Fault.of(
                    CommonError.VALIDATION_FAILED,
                    "The build cannot be read.",
                    new Fault.Item("/jar", "invalid", "is not Base64"));
        }
    }

    private static Throwable presentable(Throwable failure) {
        boolean told = failure instanceof StartException || failure instanceof ConfigurationException;
        return told ? refused(String.valueOf(failure.getMessage())) : failure;
    }

    private static RuntimeException refused(String why) {
        return Fault.of(NodesError.RELEASE_REFUSED, why);
    }
}
