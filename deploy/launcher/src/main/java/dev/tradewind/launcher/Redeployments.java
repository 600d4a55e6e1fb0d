package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeRelease;
import dev.tradewind.contracts.nodes.NodesError;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Base64;
import java.util.Objects;

/** Replaces verticles of this node, tells how that goes, and keeps what it needs to stay so and to go back. */
final class Redeployments {
    private static final int REMEMBERED = 20;

    private final Vertx vertx;
    private final Node node;
    private final Releases releases;
    private final Recent<Replacement> replacements = new Recent<>(REMEMBERED);

    Redeployments(Vertx vertx, Node node, Releases releases) {
        this.vertx = vertx;
        this.node = node;
        this.releases = releases;
    }

    /** Fails with {@code release_refused}; then nothing has changed. */
    Future<NodeRelease> replace(Redeployment redeployment, String nodeId) {
        Deployment deployment = Deployments.of(redeployment.verticle())
                .orElseThrow(() -> refused("There is no verticle " + redeployment.verticle() + "."));
        Release before = node.release(deployment.domain())
                .orElseThrow(() -> refused(deployment.domain() + " does not run here."));
        Replacement replacement = new Replacement(nodeId);
        if (redeployment.id() != null) {
            replacements.put(redeployment.id(), replacement);
        }
        return vertx.executeBlocking(() -> {
                    Release wanted = wanted(redeployment, deployment);
                    Fitting.check(deployment, wanted, before, redeployment.rollback());
                    return wanted;
                })
                .compose(release -> {
                    replacement.builds(release, before);
                    int canary = redeployment.canary() == null ? 0 : redeployment.canary();
                    return node.replace(deployment.domain(), release, canary, replacement)
                            .compose(done -> vertx.executeBlocking(() -> {
                                releases.note(deployment, release, before);
                                return new NodeRelease(nodeId, release.version(), before.version());
                            }));
                })
                .onFailure(replacement::refused)
                .recover(failure -> Future.failedFuture(presentable(failure)));
    }

    /** How far a redeployment is here. */
    Future<NodeProgress> progress(String id) {
        return replacements
                .get(id)
                .map(replacement -> Future.succeededFuture(replacement.progress()))
                .orElseGet(() -> Future.failedFuture(
                        Fault.of(CommonError.NOT_FOUND, "This node knows of no redeployment " + id + ".")));
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
