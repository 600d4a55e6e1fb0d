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

    /**
     * Proves what has changed up to now, with a sample of what has not, and answers with the state of all proofs. Its
     * cost follows from what has changed, not from how much there is.
     */
    Future<Invariants> invariants();

    /** The same, and lets every domain add up all that it has: with many orders it takes seconds and is felt. */
    Future<Invariants> deep();
}
