package dev.tradewind.launcher;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.List;

/** Who is there. */
final class Cluster {
    private static final String ALONE = "alone";

    private Cluster() {}

    /** The id of this node's membership. */
    static String self(Vertx vertx) {
        ClusterManager cluster = ((VertxInternal) vertx).clusterManager();
        return cluster == null ? ALONE : cluster.getNodeId();
    }

    /** The ids of all members, this node's among them. */
    static List<String> nodes(Vertx vertx) {
        ClusterManager cluster = ((VertxInternal) vertx).clusterManager();
        return cluster == null ? List.of(ALONE) : cluster.getNodes();
    }
}
