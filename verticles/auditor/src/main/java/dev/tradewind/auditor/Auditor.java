package dev.tradewind.auditor;

import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.auditor.Invariants;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers for the invariants. However many ask, there is one pass at a time here, and it began after they asked. */
final class Auditor implements AuditorService {
    private final Passes passes;
    private final Views views;
    private final FullAudit full;
    private Future<Passes.Outcome> running = Future.succeededFuture();
    private @Nullable Future<Passes.Outcome> next;

    Auditor(Passes passes, Views views, FullAudit full) {
        this.passes = passes;
        this.views = views;
        this.full = full;
    }

    @Override
    public Future<Invariants> invariants() {
        return pass().compose(outcome -> views.invariants(outcome, List.of()));
    }

    @Override
    public Future<Invariants> deep() {
        return pass().compose(outcome -> full.run().compose(found -> views.invariants(outcome, found)));
    }

    private Future<Passes.Outcome> pass() {
        if (running.isComplete()) {
            return begin();
        }
        if (next == null) {
            next = running.transform(done -> begin());
        }
        return next;
    }

    private Future<Passes.Outcome> begin() {
        next = null;
        running = passes.now();
        return running;
    }
}
