package dev.tradewind.contracts.nodes;

import dev.tradewind.contracts.shared.Calls;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Every node describes itself, and any of them asks all. */
@ProxyGen
public interface NodesService {
    String ADDRESS = "service.nodes";
    long NODE_DEADLINE_MS = 4_000;

    /** Where one node answers for itself. */
    static String address(String nodeId) {
        return ADDRESS + "." + nodeId;
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
}
