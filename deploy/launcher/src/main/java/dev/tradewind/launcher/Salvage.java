package dev.tradewind.launcher;

import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RedeploymentView.Outcome;
import dev.tradewind.contracts.nodes.RolloutNote;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sees to the end of a redeployment whose conductor is gone. Where all nodes that are left have the new build, it has
 * succeeded. Else those that have it go back, and no node takes it any more, not even from a conductor that only stood
 * still.
 */
final class Salvage {
    private final Vertx vertx;
    private final RolloutNote note;
    private final List<String> left;
    private final Duration pause;
    private final long end;
    private final Map<String, NodeProgress> nodes = new LinkedHashMap<>();

    /**
     * @param members that there are
     * @param pause between two questions to a node that is still at it
     */
    Salvage(Vertx vertx, RolloutNote note, List<String> members, Duration pause) {
        this.vertx = vertx;
        this.note = note;
        this.pause = pause;
        this.end = System.nanoTime()
                + Duration.ofMillis(NodesService.REPLACEMENT_DEADLINE_MS).toNanos();
        note.view().nodes().forEach(node -> nodes.put(node.node(), node));
        this.left = nodes.keySet().stream().filter(members::contains).toList();
    }

    /** How it has ended. */
    Future<RedeploymentView> run() {
        return Future.join(left.stream().map(this::look).toList())
                .transform(looked -> isDone() ? Future.succeededFuture() : undoAll())
                .map(v -> view());
    }

    /** Until it is over there. */
    private Future<Void> look(String node) {
        return NodesService.at(vertx, node)
                .progress(note.view().id())
                .compose(progress -> {
                    put(progress);
                    return progress.isOver() ? Future.succeededFuture() : again(() -> look(node));
                })
                .recover(failure -> isUnknown(failure) ? Future.succeededFuture() : again(() -> look(node)));
    }

    /** It has not begun there. */
    private static boolean isUnknown(Throwable failure) {
        Fault fault = Fault.in(failure);
        return fault != null && fault.code().equals(CommonError.NOT_FOUND.key());
    }

    private Future<Void> again(Supplier<Future<Void>> step) {
        return System.nanoTime() > end
                ? Future.succeededFuture()
                : vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).compose(later -> step.get());
    }

    private synchronized boolean isDone() {
        return !left.isEmpty()
                && left.stream()
                        .allMatch(
                                node -> Objects.requireNonNull(nodes.get(node)).phase() == Phase.PROMOTED);
    }

    private Future<Void> undoAll() {
        return Future.join(left.stream().map(this::undo).toList()).transform(undone -> Future.succeededFuture());
    }

    private Future<Void> undo(String node) {
        return NodesService.replacing(vertx, node)
                .undo(note.view().id())
                .<Void>map(progress -> {
                    put(progress);
                    return null;
                })
                .recover(failure -> again(() -> undo(node)));
    }

    private synchronized void put(NodeProgress progress) {
        nodes.put(progress.node(), progress);
    }

    private synchronized RedeploymentView view() {
        Instant now = Instant.now();
        nodes.replaceAll((id, node) -> left.contains(id) ? node : node.in(Phase.SILENT, now, "The node is gone."));
        boolean done = isDone();
        RedeploymentView before = note.view();
        return new RedeploymentView(
                before.id(),
                before.verticle(),
                before.by(),
                before.rollback(),
                before.instances(),
                before.canary(),
                before.startedAt(),
                now,
                done ? Outcome.PROMOTED : Outcome.REFUSED,
                done ? null : "The node that conducted it, " + note.conductor() + ", is gone; it was undone.",
                List.copyOf(nodes.values()));
    }
}
