package dev.tradewind.contracts.nodes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a redeployment is on one node.
 *
 * @param node its id
 * @param since when this phase began
 * @param percent of the verticle's calls on this node that the new build gets
 * @param version of the new build; null as long as it is not known
 * @param before version of the one that runs until then
 * @param fresh what became of the new build's calls; null before it gets any
 * @param old what became of the old one's since the redeployment began here
 * @param reason why this node refused it; null when it did not
 */
public record NodeProgress(
        String node,
        Phase phase,
        Instant since,
        int percent,
        @Nullable String version,
        @Nullable String before,
        @Nullable Traffic fresh,
        @Nullable Traffic old,
        @Nullable String reason) {

    public enum Phase {
        /** Not its turn yet. */
        WAITING,
        /** The jar is taken in and its classes are loaded. */
        LOADING,
        /** The verticle starts, with its migrations. */
        STARTING,
        /** Its checks have passed. */
        HEALTHY,
        /** It is tried out on a part of the calls. */
        SERVING,
        /** It has all calls. */
        PROMOTED,
        /** It does not run here; the old one has all calls. */
        REFUSED,
        /** It ran here, and the node went back since another one refused it. */
        RESTORED,
        /** The node does not answer; it undoes what it has not finished in time. */
        SILENT
    }

    /**
     * Calls of one build.
     *
     * @param calls that were answered, failed ones among them
     * @param failed those that broke; a refusal is an answer
     */
    public record Traffic(long calls, long failed, double p50Ms, double p99Ms) {}

    public static NodeProgress waiting(String node, Instant since) {
        return new NodeProgress(node, Phase.WAITING, since, 0, null, null, null, null, null);
    }

    /** The same in another phase. */
    public NodeProgress in(Phase next, Instant begun, @Nullable String why) {
        int share = next == Phase.PROMOTED ? 100 : 0;
        return new NodeProgress(node, next, begun, share, version, before, fresh, old, why);
    }

    /** Whether nothing more happens on this node. */
    public boolean isOver() {
        return switch (phase) {
            case PROMOTED, REFUSED, RESTORED, SILENT -> true;
            case WAITING, LOADING, STARTING, HEALTHY, SERVING -> false;
        };
    }
}
