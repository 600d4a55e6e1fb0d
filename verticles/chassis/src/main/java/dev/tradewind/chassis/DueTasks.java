package dev.tradewind.chassis;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands tasks of one kind to their handler when they fall due, many in one transaction. */
final class DueTasks implements TaskKind {
    private static final Logger log = LoggerFactory.getLogger(DueTasks.class);
    private static final int BATCH = 200;

    private final Tasks.Shop shop;
    private final String kind;
    private final DueHandler handler;
    private final Rounds rounds;
    private int batch = BATCH;
    private List<Task> taken = List.of();

    DueTasks(Tasks.Shop shop, String kind, DueHandler handler) {
        this.shop = shop;
        this.kind = kind;
        this.handler = handler;
        this.rounds = new Rounds(shop.ground(), this::round);
    }

    @Override
    public void wake() {
        rounds.wake();
    }

    @Override
    public Future<Void> stop() {
        return rounds.stop();
    }

    private Future<Boolean> round() {
        int limit = batch;
        taken = List.of();
        return shop.gate()
                .pass(() -> shop.database().transaction(tx -> handle(tx, limit)))
                .map(done -> {
                    shop.count(kind, "done", done);
                    batch = Math.min(BATCH, batch * 2);
                    return done == limit;
                })
                .recover(this::failed);
    }

    private Future<Integer> handle(Tx tx, int limit) {
        return shop.rows().take(tx, kind, limit).compose(due -> {
            taken = due;
            return due.isEmpty()
                    ? Future.succeededFuture(0)
                    : handler.on(due, tx).map(due.size());
        });
    }

    // The one that fails is found by halving, as with events; it comes back later and does not hold up the others.
    private Future<Boolean> failed(Throwable failure) {
        if (taken.isEmpty() || Failures.isPassing(failure)) {
            log.warn("{}: tasks {} wait: {}", shop.ground().domain(), kind, Failures.describe(failure));
            return Future.succeededFuture(false);
        }
        if (taken.size() > 1) {
            batch = taken.size() / 2;
            return Future.succeededFuture(true);
        }
        Task task = taken.getFirst();
        log.error("{}: task {} {} failed", shop.ground().domain(), kind, task.key(), failure);
        shop.count(kind, "failed", 1);
        Duration pause = Tasks.backoff(task.attempts() + 1);
        return shop.rows().postpone(task, pause).map(true);
    }
}
