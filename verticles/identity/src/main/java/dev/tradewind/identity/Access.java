package dev.tradewind.identity;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.identity.ApiKeyView;
import dev.tradewind.contracts.identity.IdentityError;
import dev.tradewind.contracts.identity.IdentityEvent;
import dev.tradewind.contracts.identity.StaffView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.StaffId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Who may come in: people of the console and keys of machines, let out and let in again. */
final class Access {
    private final Database database;
    private final EventLog<IdentityEvent> log;
    private final AccessStore store;

    Access(Database database, EventLog<IdentityEvent> log) {
        this.database = database;
        this.log = log;
        this.store = new AccessStore(database);
    }

    /**
     * Ends what the account was signed in to. Whoever asks stays in: nobody shuts himself out by mistake. Two who
     * disable each other at the same moment are decided one after the other, so that an administrator stays.
     */
    Future<StaffView> disable(StaffId id, CallContext context) {
        return id.value().equals(context.actor().id())
                ? Future.failedFuture(Fault.of(IdentityError.OWN_ACCOUNT, "Nobody disables his own account."))
                : database.transaction(tx -> store.lockAdmins(tx)
                        .compose(admins -> admins.equals(Set.of(id.value()))
                                ? Future.failedFuture(Fault.of(
                                        IdentityError.LAST_ADMIN, "Nobody else could administer the platform."))
                                : set(tx, id, true, context)));
    }

    Future<StaffView> enable(StaffId id, CallContext context) {
        return database.transaction(tx -> set(tx, id, false, context));
    }

    private Future<StaffView> set(Tx tx, StaffId id, boolean disabled, CallContext context) {
        return store.lockStaff(tx, id.value()).compose(found -> {
            if (found.isEmpty()) {
                return Future.failedFuture(Fault.notFound(id));
            }
            return found.get().enabled() == disabled
                    ? store.set(tx, id.value(), disabled)
                            .compose(now -> store.endSignIns(tx, id.value()).map(now))
                            .compose(now -> tell(tx, id, now, context).map(now.asStaff()))
                    : Future.succeededFuture(found.get().asStaff());
        });
    }

    private Future<Void> tell(Tx tx, StaffId id, Account now, CallContext context) {
        IdentityEvent event = now.enabled() ? new IdentityEvent.StaffEnabled(id) : new IdentityEvent.StaffDisabled(id);
        return log.append(tx, List.of(Outgoing.of(event, id, now.version()).in(context)));
    }

    Future<ApiKeyView> disableKey(String id, CallContext context) {
        return database.transaction(tx -> store.disableKey(tx, id)
                .compose(done -> done.isEmpty()
                        ? store.key(tx, id).compose(found -> found.map(Future::succeededFuture)
                                .orElseGet(() -> Future.failedFuture(
                                        Fault.of(CommonError.NOT_FOUND, "There is no " + id + "."))))
                        : tell(tx, done.get(), context).map(done.get())));
    }

    private Future<Void> tell(Tx tx, ApiKeyView key, CallContext context) {
        IdentityEvent event = new IdentityEvent.ApiKeyDisabled(key.id());
        return log.append(tx, List.of(new Outgoing<>(event, key.id(), 2, null, null, context.traceparent())));
    }
}
