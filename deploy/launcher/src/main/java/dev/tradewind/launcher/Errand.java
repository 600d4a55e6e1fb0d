package dev.tradewind.launcher;

import dev.tradewind.contracts.nodes.NodeRelease;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.nodes.Scaling;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** What a rollout does on each node: it puts another build there, or another number of instances. */
sealed interface Errand {
    String id();

    String verticle();

    default boolean rollback() {
        return false;
    }

    default @Nullable Integer instances() {
        return null;
    }

    default @Nullable Integer canary() {
        return null;
    }

    /** @param first whether no node was done before */
    Future<NodeRelease> doneBy(NodesService node, boolean first);

    /** A node gave no answer and may finish long after everybody else went back. */
    void unanswered(Vertx vertx, String node, Throwable failure);

    /** @param redeployment under an id */
    record Build(String id, Redeployment redeployment) implements Errand {
        @Override
        public String verticle() {
            return redeployment.verticle();
        }

        @Override
        public boolean rollback() {
            return redeployment.rollback();
        }

        @Override
        public @Nullable Integer canary() {
            return redeployment.canary();
        }

        @Override
        public Future<NodeRelease> doneBy(NodesService node, boolean first) {
            return node.replace(first ? redeployment : redeployment.untried());
        }

        @Override
        public void unanswered(Vertx vertx, String node, Throwable failure) {
            new Latecomer(vertx, redeployment, node).watchFor(failure);
        }
    }

    /** A node that finishes late just has the number that was asked for, and says so. */
    record Size(Scaling scaling) implements Errand {
        @Override
        public String id() {
            return scaling.id();
        }

        @Override
        public String verticle() {
            return scaling.verticle();
        }

        @Override
        public Integer instances() {
            return scaling.instances();
        }

        @Override
        public Future<NodeRelease> doneBy(NodesService node, boolean first) {
            return node.resize(scaling);
        }

        @Override
        public void unanswered(Vertx vertx, String node, Throwable failure) {}
    }
}
