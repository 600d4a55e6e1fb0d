package dev.tradewind.contracts.nodes;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Every node describes itself, and any of them asks all. */
@ProxyGen
public interface NodesService {
    String ADDRESS = "service.nodes";
    long NODE_DEADLINE_MS = 4_000;
    long REPLACEMENT_DEADLINE_MS = 50_000;
    long REDEPLOYMENT_DEADLINE_MS = 70_000;

    /** Where one node answers for itself. */
    static String address(String nodeId) {
        return ADDRESS + "." + nodeId;
    }

    /** Any node, with the time that a redeployment of all nodes may take. */
    static NodesService redeploying(Vertx vertx) {
        return new NodesServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline(REDEPLOYMENT_DEADLINE_MS));
    }

    /** This node, with the time that a redeployment there may take. */
    static NodesService replacing(Vertx vertx, String nodeId) {
        return new NodesServiceVertxEBProxy(vertx, address(nodeId), Calls.deadline(REPLACEMENT_DEADLINE_MS));
    }

    /** Any node. */
    static NodesService proxy(Vertx vertx) {
        return new NodesServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline(NODE_DEADLINE_MS + Calls.DEADLINE_MS));
    }

    /** This node. */
    static NodesService at(Vertx vertx, String nodeId) {
        return new NodesServiceVertxEBProxy(vertx, address(nodeId), Calls.deadline(NODE_DEADLINE_MS));
    }

    /** Every member of the cluster as it describes itself; those that do not answer in time are named. */
    Future<NodeList> nodes();

    /** The node that answers. */
    Future<NodeView> node();

    /**
     * Replaces a verticle on every node that runs it, one after the other; a trial, if asked for, is the first one's.
     * When one node refuses, those that are done go back to what they had. Fails with {@code not_found} when no node
     * runs it, {@code release_refused}.
     */
    Future<Redeployed> redeploy(Redeployment redeployment, CallContext context);

    /**
     * Begins the same and answers at once; how it goes on is {@link #redeployment}. Fails with {@code not_found} when
     * no node runs it, {@code release_refused} when one does not answer.
     */
    Future<RedeploymentView> begin(Redeployment redeployment, CallContext context);

    /** How it goes, or went. Fails with {@code not_found}. */
    Future<RedeploymentView> redeployment(String id);

    /** The latest ones that any node conducts or has conducted since its start. */
    Future<RedeploymentList> redeployments();

    /** Those that the node that answers conducts or has conducted. */
    Future<RedeploymentList> conducted();

    /** How far a redeployment is on the node that answers. Fails with {@code not_found} when it knows of none. */
    Future<NodeProgress> progress(String id);

    /** Replaces it on the node that answers. Fails with {@code release_refused}; then nothing has changed. */
    Future<NodeRelease> replace(Redeployment redeployment);

    /**
     * Goes back from what this redeployment has put here, if it has, and takes nothing more of it. Asking twice does no
     * more than asking once. Fails with {@code conflict} while it is at it.
     */
    Future<NodeProgress> undo(String id);

    /** The node that answers remembers how far a redeployment is that another one conducts. */
    Future<Void> keep(RolloutNote note);

    /**
     * Begins to run a verticle with so many instances on every node that runs it, one node after the other, and answers
     * at once; it goes on as a redeployment of the build that runs, and is found as one. Fails with {@code not_found}
     * when no node runs it, {@code release_refused} when one does not answer.
     */
    Future<RedeploymentView> scale(Scaling scaling, CallContext context);

    /**
     * Does the same on the node that answers, and keeps to it over restarts. Fails with {@code release_refused}; then
     * nothing has changed.
     */
    Future<NodeRelease> resize(Scaling scaling);
}
