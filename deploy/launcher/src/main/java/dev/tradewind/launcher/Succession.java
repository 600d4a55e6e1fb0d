package dev.tradewind.launcher;

import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RedeploymentView.Outcome;
import dev.tradewind.contracts.nodes.RolloutNote;
import dev.tradewind.contracts.operations.AuditEntries;
import dev.tradewind.contracts.operations.AuditEntry;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.RawJson;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node knows of redeployments that others conduct, and what it does when one of those is gone: the first node
 * left of those concerned takes over. Should that one go, too, the next does; and should two of them believe to be the
 * first, they do the same, and it does no harm twice.
 */
final class Succession {
    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);
    private static final int REMEMBERED = 20;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Witnesses witnesses;
    private final Duration pause;
    private final Recent<RolloutNote> known = new Recent<>(REMEMBERED);
    private final Set<String> takenOver = new HashSet<>();

    Succession(Witnesses witnesses) {
        this(witnesses, LOOK);
    }

    Succession(Witnesses witnesses, Duration pause) {
        this.vertx = witnesses.vertx();
        this.witnesses = witnesses;
        this.pause = pause;
    }

    void watch() {
        long unused = vertx.setPeriodic(LOOK.toMillis(), second -> look());
    }

    /** The end of one is the last word on it. */
    synchronized void keep(RolloutNote note) {
        boolean ended = known.get(note.view().id())
                .filter(before -> before.view().endedAt() != null)
                .isPresent();
        if (!ended) {
            known.put(note.view().id(), note);
        }
    }

    List<RedeploymentView> views() {
        return known.all().stream().map(RolloutNote::view).toList();
    }

    synchronized void look() {
        List<String> members = witnesses.members();
        for (RolloutNote note : known.all()) {
            String id = note.view().id();
            boolean orphan = note.view().endedAt() == null && !members.contains(note.conductor());
            if (orphan && successor(note, members).equals(witnesses.self()) && takenOver.add(id)) {
                takeOver(note, members);
            }
        }
    }

    private static String successor(RolloutNote note, List<String> members) {
        return Stream.concat(
                        note.view().nodes().stream().map(NodeProgress::node),
                        members.stream().sorted())
                .filter(members::contains)
                .findFirst()
                .orElse("");
    }

    private void takeOver(RolloutNote note, List<String> members) {
        RedeploymentView view = note.view();
        LOG.warn("{}: takes over redeployment {}, since {} is gone", view.verticle(), view.id(), note.conductor());
        keep(new RolloutNote(witnesses.self(), view));
        Future<RedeploymentView> unused = witnesses
                .tell(view)
                .compose(told -> new Salvage(vertx, note, members, pause).run())
                .onSuccess(this::ended)
                .onFailure(e -> LOG.error("redeployment {} has no end", view.id(), e));
    }

    private void ended(RedeploymentView view) {
        LOG.warn("{}: redeployment {} has ended: {}", view.verticle(), view.id(), view.outcome());
        keep(new RolloutNote(witnesses.self(), view));
        Future<Void> unused = witnesses.tell(view);
        Future<Void> noted = OperationsService.proxy(vertx)
                .record(new AuditEntries(List.of(entry(view))))
                .onFailure(e -> LOG.warn("the end of redeployment {} is not in the audit log", view.id(), e));
    }

    private static String action(RedeploymentView view) {
        return view.instances() != null ? "scaleVerticle" : view.rollback() ? "rollBackVerticle" : "redeployVerticle";
    }

    private AuditEntry entry(RedeploymentView view) {
        boolean done = view.outcome() == Outcome.PROMOTED;
        return new AuditEntry(
                Id.next("aud"),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                witnesses.self(),
                "system",
                "none",
                action(view),
                "POST",
                "/api/v1/admin/redeployments/" + view.id(),
                view.verticle(),
                null,
                new RawJson(Wire.write(view)),
                done ? 200 : 503,
                done ? AuditEntry.Outcome.DONE : AuditEntry.Outcome.FAILED,
                UUID.randomUUID().toString().replace("-", ""));
    }
}
