package dev.tradewind.contracts.nodes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a redeployment goes, or how it went.
 *
 * @param by who asked for it
 * @param rollback back to the build before, not to a new one
 * @param instances that the build that runs is to have on each node; null when it is about another build
 * @param canary percent of the first node's calls on which it is tried out; null for no trial
 * @param endedAt null while it goes on
 * @param reason why it was refused; null when it was not
 * @param nodes those that run the verticle, in the order in which they are done
 */
public record RedeploymentView(
        String id,
        String verticle,
        String by,
        boolean rollback,
        @Nullable Integer instances,
        @Nullable Integer canary,
        Instant startedAt,
        @Nullable Instant endedAt,
        Outcome outcome,
        @Nullable String reason,
        List<NodeProgress> nodes) {

    public enum Outcome {
        RUNNING,
        /** Every node runs the new build. */
        PROMOTED,
        /** A node refused it; those before that one went back to what they had. */
        REFUSED
    }
}
