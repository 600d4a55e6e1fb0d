package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Has tasks of one kind worked on under a lease, so many at once. */
final class LeasedTasks implements TaskKind {
    private static final Logger log = LoggerFactory.getLogger(LeasedTasks.class);

    private final Tasks.Shop shop;
    private final String kind;
    private final int concurrency;
    private final Worker worker;
    private final Rounds rounds;
    private final Leases leases;
    private int working;
    private boolean full;
    private @Nullable Promise<Void> idle;

    LeasedTasks(Tasks.Shop shop, String kind, int concurrency, Worker worker) {
        this.shop = shop;
        this.kind = kind;
        this.concurrency = concurrency;
        this.worker = worker;
        this.rounds = new Rounds(shop.ground(), this::round);
        this.leases = new Leases(shop, kind);
    }

    /** The lease ran out and somebody else may have it: what this worker did must not be recorded a second time. */
    private static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        LeaseLost() {
            super("the lease ran out", null, false, false);
        }
    }

    @Override
    public void wake() {
        rounds.wake();
    }

    @Override
    public Future<Void> stop() {
        return rounds.stop().compose(v -> {
            if (working == 0) {
                return Future.succeededFuture();
            }
            Promise<Void> promise = shop.ground().context().promise();
            idle = promise;
            return promise.future();
        });
    }

    private Future<Boolean> round() {
        int free = concurrency - working;
        full = free == 0;
        if (full) {
            return Future.succeededFuture(false);
        }
        return shop.rows().claim(kind, free, shop.tasks().lease()).map(claims -> {
            claims.forEach(this::work);
            full = claims.size() == free;
            return false;
        });
    }

    private void work(TaskRows.Claim claim) {
        working++;
        leases.hold(claim);
        begin(claim.task())
                .transform(done -> done.succeeded() ? end(claim, done.result()) : failed(claim, done.cause()))
                .onComplete(ended -> {
                    leases.letGo(claim);
                    if (ended.failed()) {
                        lost(claim, ended.cause());
                    }
                    ended();
                });
    }

    /** Nothing is lost but work: somebody else does it again, or has done so already. */
    private void lost(TaskRows.Claim claim, Throwable cause) {
        log.atLevel(cause instanceof LeaseLost ? Level.DEBUG : Level.WARN)
                .log(
                        "{}: the end of {} {} was not recorded: {}",
                        shop.ground().domain(),
                        kind,
                        claim.task().key(),
                        Failures.describe(cause));
        shop.count(kind, "lost", 1);
    }

    private void ended() {
        working--;
        if (idle != null && working == 0) {
            idle.complete();
        } else if (full) {
            wake();
        }
    }

    /** What comes of it is handled on the domain's event loop, wherever the worker has been. */
    private Future<Completion> begin(Task task) {
        Promise<Completion> promise = shop.ground().context().promise();
        try {
            worker.on(task).onComplete(promise);
        } catch (RuntimeException e) {
            promise.fail(e);
        }
        return promise.future();
    }

    private Future<Void> end(TaskRows.Claim claim, Completion completion) {
        return switch (completion) {
            case Completion.Done done ->
                shop.gate()
                        .pass(() -> shop.database().transaction(tx -> shop.rows()
                                .finish(tx, claim)
                                .compose(ours ->
                                        ours ? done.effects().apply(tx) : Future.failedFuture(new LeaseLost()))))
                        .onSuccess(v -> shop.count(kind, "done", 1));
            case Completion.Retry retry -> {
                shop.count(kind, "retry", 1);
                yield comeBack(claim, retry.after());
            }
        };
    }

    private Future<Void> failed(TaskRows.Claim claim, Throwable failure) {
        log.warn(
                "{}: {} {} failed, attempt {}",
                shop.ground().domain(),
                kind,
                claim.task().key(),
                claim.task().attempts(),
                failure);
        shop.count(kind, "failed", 1);
        return comeBack(claim, Tasks.backoff(claim.task().attempts()));
    }

    private Future<Void> comeBack(TaskRows.Claim claim, Duration pause) {
        return shop.rows().release(claim, pause).onSuccess(v -> shop.soon(kind, pause));
    }
}
