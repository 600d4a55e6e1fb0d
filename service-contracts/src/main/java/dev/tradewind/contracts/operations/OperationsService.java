package dev.tradewind.contracts.operations;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The audit log, what takes two people, and how the shop does. */
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

    /** Proposes what another person has to decide. Fails with {@code already_proposed}, {@code people_only}. */
    Future<Approval> propose(NewApproval proposal, CallContext context);

    Future<Approvals> approvals(ApprovalQuery query);

    /**
     * Decides a proposal; deciding the same again returns the first decision. Fails with {@code same_person},
     * {@code not_waiting}, {@code people_only}, {@code not_found}.
     */
    Future<Approval> decide(String id, boolean approve, CallContext context);

    /** Keeps what a gateway was asked, for {@link #pulse}. The same minute of the same gateway replaces itself. */
    Future<Void> keepTraffic(Traffic traffic);

    /** How the shop does now. Costs the same however many orders there are. */
    Future<Pulse> pulse();
}
