package dev.tradewind.launcher;

import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One redeployment's part on this node, and the way back from it. */
final class Part {
    private final String verticle;
    private final Replacement replacement;
    private final Function<NodeProgress, Boolean> isThere;
    private final Supplier<Future<?>> back;
    private final Promise<Void> ended = Promise.promise();
    private @Nullable Future<NodeProgress> undoing;

    /**
     * @param isThere whether what it has put here still runs
     * @param back puts there again what was there before
     */
    Part(String verticle, Replacement replacement, Function<NodeProgress, Boolean> isThere, Supplier<Future<?>> back) {
        this.verticle = verticle;
        this.replacement = replacement;
        this.isThere = isThere;
        this.back = back;
    }

    NodeProgress progress() {
        return replacement.progress();
    }

    /** Nothing more comes of it: the old build has stopped, and what runs has been noted. */
    void ended() {
        boolean unused = ended.tryComplete();
    }

    /**
     * Goes back, once, however often it is asked; what could not be done can be asked for again. Who has been promoted
     * a moment ago still lets the old build finish and notes what runs: the way back begins after that.
     */
    synchronized Future<NodeProgress> undo() {
        Future<NodeProgress> asked = undoing;
        if (asked == null) {
            if (!progress().isOver()) {
                return Future.failedFuture(
                        Fault.of(CommonError.CONFLICT, verticle + " is being replaced at this moment."));
            }
            asked = ended.future().compose(v -> goBack());
            undoing = asked;
            Future<NodeProgress> mine = asked;
            asked.onFailure(failure -> forget(mine));
        }
        return asked;
    }

    private synchronized void forget(Future<NodeProgress> failed) {
        if (failed.equals(undoing)) {
            undoing = null;
        }
    }

    /** Unless somebody has replaced it since. */
    private Future<NodeProgress> goBack() {
        NodeProgress progress = progress();
        if (progress.phase() != Phase.PROMOTED || !isThere.apply(progress)) {
            return Future.succeededFuture(progress);
        }
        return back.get().map(gone -> {
            replacement.restored();
            return progress();
        });
    }
}
