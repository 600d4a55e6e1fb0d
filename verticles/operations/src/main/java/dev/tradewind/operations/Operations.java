package dev.tradewind.operations;

import dev.tradewind.contracts.operations.Approval;
import dev.tradewind.contracts.operations.ApprovalQuery;
import dev.tradewind.contracts.operations.Approvals;
import dev.tradewind.contracts.operations.AuditEntries;
import dev.tradewind.contracts.operations.AuditEntry;
import dev.tradewind.contracts.operations.AuditLog;
import dev.tradewind.contracts.operations.AuditQuery;
import dev.tradewind.contracts.operations.NewApproval;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.operations.Pulse;
import dev.tradewind.contracts.operations.Traffic;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.PageMeta;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Keeps the audit log, what takes two people, and how the shop does. */
final class Operations implements OperationsService {
    private static final int ENTRIES_MAX = 500;

    private static final int MINUTES_MAX = 100;

    private final AuditLogStore store;
    private final Approving approving;
    private final PulseStore pulses;
    private final InstantSource clock;

    Operations(AuditLogStore store, Approving approving, PulseStore pulses, InstantSource clock) {
        this.store = store;
        this.approving = approving;
        this.pulses = pulses;
        this.clock = clock;
    }

    @Override
    public Future<Void> record(AuditEntries entries) {
        if (entries.entries().size() > ENTRIES_MAX) {
            return Future.failedFuture(
                    Fault.of(CommonError.VALIDATION_FAILED, "At most " + ENTRIES_MAX + " entries at once."));
        }
        return store.record(entries.entries());
    }

    @Override
    public Future<AuditLog> auditLog(AuditQuery query) {
        int limit = query.page().limit();
        return store.page(query).map(found -> {
            boolean more = found.size() > limit;
            List<AuditEntry> shown = more ? found.subList(0, limit) : found;
            return new AuditLog(shown, PageMeta.of(more ? shown.getLast().id() : null));
        });
    }

    @Override
    public Future<Approval> propose(NewApproval proposal, CallContext context) {
        return approving.propose(proposal, context);
    }

    @Override
    public Future<Approvals> approvals(ApprovalQuery query) {
        return approving.page(query);
    }

    @Override
    public Future<Approval> decide(String id, boolean approve, CallContext context) {
        return approving.decide(id, approve, context);
    }

    @Override
    public Future<Void> keepTraffic(Traffic traffic) {
        boolean odd = traffic.minutes().size() > MINUTES_MAX
                || traffic.minutes().stream().anyMatch(m -> m.times().size() != Traffic.BOUNDS_MS.size() + 1);
        return odd
                ? Future.failedFuture(Fault.of(CommonError.VALIDATION_FAILED, "That is no traffic of a gateway."))
                : pulses.keep(traffic);
    }

    @Override
    public Future<Pulse> pulse() {
        Instant now = clock.instant();
        var minutes = pulses.minutes(now);
        var periods = pulses.periods(now);
        var times = pulses.times(now);
        var calls = pulses.calls(now);
        return Future.all(minutes, periods, times, calls)
                .map(read -> new Pulses(minutes.result(), periods.result(), times.result(), calls.result()).at(now));
    }
}
