package dev.tradewind.launcher;

import dev.tradewind.chassis.Milestone;
import dev.tradewind.chassis.Tally.Counts;
import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodeProgress.Traffic;
import dev.tradewind.contracts.shared.Fault;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How one verticle's replacement goes on this node: written as it goes, read by whoever asks. */
final class Replacement {
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;

    private final String node;
    private Phase phase = Phase.LOADING;
    private Instant since = Instant.now();
    private int percent;
    private @Nullable String version;
    private @Nullable String before;
    private @Nullable String reason;
    private Supplier<@Nullable Counts> fresh = () -> null;
    private Supplier<@Nullable Counts> old = () -> null;

    Replacement(String node) {
        this.node = node;
    }

    synchronized void builds(Release wanted, Release running) {
        version = wanted.version();
        before = running.version();
    }

    /** With several instances each tells its own; the first one counts. */
    synchronized void reached(Milestone milestone) {
        Phase next =
                switch (milestone) {
                    case STARTING -> Phase.STARTING;
                    case HEALTHY -> Phase.HEALTHY;
                };
        if (next.compareTo(phase) > 0 && next.compareTo(Phase.SERVING) < 0) {
            enter(next, 0);
        }
    }

    /** Where the calls of both are counted from now on. */
    synchronized void counts(Supplier<@Nullable Counts> ofFresh, Supplier<@Nullable Counts> ofOld) {
        fresh = ofFresh;
        old = ofOld;
    }

    synchronized void serves(int share) {
        enter(Phase.SERVING, share);
    }

    /** The old one has no calls from now on: what it has answered stays as it is. */
    synchronized void promoted() {
        Counts last = old.get();
        old = () -> last;
        enter(Phase.PROMOTED, 100);
    }

    synchronized void refused(Throwable failure) {
        Counts last = fresh.get();
        Counts others = old.get();
        counts(() -> last, () -> others);
        Fault fault = Fault.in(failure);
        reason = fault == null ? failure.getMessage() : fault.detail();
        enter(Phase.REFUSED, 0);
    }

    /** What had all calls has none any more: the one from before is back. */
    synchronized void restored() {
        enter(Phase.RESTORED, 0);
    }

    private void enter(Phase next, int share) {
        phase = next;
        since = Instant.now();
        percent = share;
    }

    synchronized NodeProgress progress() {
        return new NodeProgress(
                node, phase, since, percent, version, before, traffic(fresh.get()), traffic(old.get()), reason);
    }

    private static @Nullable Traffic traffic(@Nullable Counts counts) {
        return counts == null
                ? null
                : new Traffic(
                        counts.answered(),
                        counts.failed(),
                        counts.quantileMillis(MEDIAN),
                        counts.quantileMillis(NEARLY_ALL));
    }
}
