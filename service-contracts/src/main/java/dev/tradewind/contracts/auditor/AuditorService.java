package dev.tradewind.contracts.auditor;

import dev.tradewind.contracts.shared.Calls;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Checks on the whole platform. */
@ProxyGen
public interface AuditorService {
    String ADDRESS = "service.auditor";

    static AuditorService proxy(Vertx vertx) {
        return new AuditorServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline(60_000));
    }

    /** Takes a look at every domain; with many orders it takes seconds. */
    Future<Invariants> invariants();
}
