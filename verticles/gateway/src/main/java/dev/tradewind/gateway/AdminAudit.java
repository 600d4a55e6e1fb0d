package dev.tradewind.gateway;

import dev.tradewind.contracts.operations.AuditQuery;
import dev.tradewind.contracts.operations.OperationsService;
import io.vertx.core.Future;
import java.time.Instant;

/** The audit log, for reading. */
final class AdminAudit {
    private final OperationsService operations;
    private final Patience patience;

    AdminAudit(Services services, Patience patience) {
        this.operations = services.operations();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("listAuditLog", this::list);
    }

    private Future<Answer> list(Call call) {
        AuditQuery query = new AuditQuery(
                call.query("actor"),
                call.query("action"),
                call.query("subject"),
                call.query("from", Instant::parse),
                call.query("to", Instant::parse),
                call.page());
        return patience.repeatable(() -> operations.auditLog(query)).map(Answer::ok);
    }
}
