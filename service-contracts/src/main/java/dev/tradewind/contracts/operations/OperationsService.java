package dev.tradewind.contracts.operations;

import dev.tradewind.contracts.shared.Calls;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The audit log. */
@ProxyGen
public interface OperationsService {
    String ADDRESS = "service.operations";

    static OperationsService proxy(Vertx vertx) {
        return new OperationsServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    /**
     * Keeps the entries. One that is known gets its outcome when it had none; nothing else of it ever changes, however
     * often it comes.
     */
    Future<Void> record(AuditEntries entries);

    Future<AuditLog> auditLog(AuditQuery query);
}
