package dev.tradewind.operations;

import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.operations.Approval;
import dev.tradewind.contracts.operations.ApprovalQuery;
import dev.tradewind.contracts.operations.Approvals;
import dev.tradewind.contracts.operations.NewApproval;
import dev.tradewind.contracts.operations.OperationsError;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.ErrorCode;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.PageMeta;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What takes two people: one proposes, another one decides, once. */
final class Approving {
    private final ApprovalStore store;
    private final Idempotency idempotency;

    Approving(ApprovalStore store, Idempotency idempotency) {
        this.store = store;
        this.idempotency = idempotency;
    }

    Future<Approval> propose(NewApproval proposal, CallContext context) {
        String person = person(context.actor());
        if (person == null) {
            return refused(OperationsError.PEOPLE_ONLY, "Only people propose this.");
        }
        return idempotency.once(context, Approval.class, tx -> store.waits(tx, proposal)
                .compose(waits -> waits
                        ? refused(OperationsError.ALREADY_PROPOSED, "The same waits for a decision already.")
                        : store.propose(tx, Id.next("apr"), proposal, person)));
    }

    Future<Approvals> page(ApprovalQuery query) {
        int limit = query.page().limit();
        return store.page(query).map(found -> {
            boolean more = found.size() > limit;
            List<Approval> shown = more ? found.subList(0, limit) : found;
            return new Approvals(shown, PageMeta.of(more ? shown.getLast().id() : null));
        });
    }

    Future<Approval> decide(String id, boolean approve, CallContext context) {
        String person = person(context.actor());
        if (person == null) {
            return refused(OperationsError.PEOPLE_ONLY, "Only people decide this.");
        }
        Approval.Status wanted = approve ? Approval.Status.APPROVED : Approval.Status.DECLINED;
        return idempotency.once(context, Approval.class, tx -> store.lock(tx, id)
                .compose(found -> found.isEmpty()
                        ? refused(CommonError.NOT_FOUND, "There is no such proposal.")
                        : decide(tx, found.get(), wanted, person)));
    }

    private Future<Approval> decide(Tx tx, ApprovalStore.Found found, Approval.Status wanted, String person) {
        Approval approval = found.approval();
        if (approval.proposedBy().equals(person)) {
            return refused(OperationsError.SAME_PERSON, "Somebody else has to decide what you proposed.");
        }
        if (approval.status() == wanted && person.equals(approval.decidedBy())) {
            return Future.succeededFuture(approval);
        }
        return approval.status() == Approval.Status.WAITING && found.fresh()
                ? store.decide(tx, approval.id(), wanted, person)
                : refused(OperationsError.NOT_WAITING, "It was decided already, or is too old.");
    }

    /** Null when it is no person of the staff. */
    private static @Nullable String person(Actor actor) {
        return actor.kind() == Actor.Kind.STAFF ? actor.id() : null;
    }

    private static <T> Future<T> refused(ErrorCode code, String why) {
        return Future.failedFuture(Fault.of(code, why));
    }
}
