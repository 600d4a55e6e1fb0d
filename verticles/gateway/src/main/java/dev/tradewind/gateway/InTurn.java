package dev.tradewind.gateway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** One after the other. */
final class InTurn {
    private InTurn() {}

    /** Does the work for each entry when the one before is done; stops at the first that fails. */
    static <A, B> Future<List<B>> each(List<A> entries, Function<A, Future<B>> work) {
        Promise<List<B>> done = Promise.promise();
        next(Vertx.currentContext(), new Run<>(entries.iterator(), work, new ArrayList<>(), done));
        return done.future();
    }

    private record Run<A, B>(Iterator<A> rest, Function<A, Future<B>> work, List<B> results, Promise<List<B>> done) {}

    private static <A, B> void next(Context context, Run<A, B> run) {
        if (!run.rest().hasNext()) {
            run.done().complete(run.results());
            return;
        }
        run.work()
                .apply(run.rest().next())
                .onSuccess(result -> {
                    run.results().add(result);
                    // Through the event loop, so that a long list does not nest as deeply.
                    context.runOnContext(turn -> next(context, run));
                })
                .onFailure(run.done()::fail);
    }
}
