package dev.tradewind.operations;

import dev.tradewind.contracts.operations.AuditEntries;
import dev.tradewind.contracts.operations.AuditEntry;
import dev.tradewind.contracts.operations.AuditLog;
import dev.tradewind.contracts.operations.AuditQuery;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.PageMeta;
import io.vertx.core.Future;
import java.util.List;

/** Keeps the audit log and shows it. */
final class Operations implements OperationsService {
    private static final int ENTRIES_MAX = 500;

    private final AuditLogStore store;

    Operations(AuditLogStore store) {
        this.store = store;
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
}
