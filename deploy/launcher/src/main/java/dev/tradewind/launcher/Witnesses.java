package dev.tradewind.launcher;

import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RolloutNote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Supplier;

/** The other nodes, as far as they know how a redeployment goes that this one conducts. */
final class Witnesses {
    private final Vertx vertx;
    private final String self;
    private final Supplier<List<String>> members;

    Witnesses(Vertx vertx) {
        this(vertx, Cluster.self(vertx), () -> Cluster.nodes(vertx));
    }

    /** @param members ids of all nodes that there are at the moment */
    Witnesses(Vertx vertx, String self, Supplier<List<String>> members) {
        this.vertx = vertx;
        this.self = self;
        this.members = members;
    }

    Vertx vertx() {
        return vertx;
    }

    String self() {
        return self;
    }

    List<String> members() {
        return members.get();
    }

    boolean isThere(String node) {
        return node.equals(self) || members().contains(node);
    }

    /** Completes when all that answer know; who does not, learns of it with the next step. */
    Future<Void> tell(RedeploymentView view) {
        RolloutNote note = new RolloutNote(self, view);
        List<Future<Void>> told = members().stream()
                .filter(node -> !node.equals(self))
                .map(node -> NodesService.at(vertx, node).keep(note).otherwiseEmpty())
                .toList();
        return Future.join(told).mapEmpty();
    }
}
