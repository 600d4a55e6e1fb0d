package dev.tradewind.chassis;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** The domain's schema, reached as the domain's own role, with {@code search_path} set to it. */
public final class Database {
    private static final int RUNS_MAX = 6;
    private static final int WAITING_MAX = 2_000;
    private static final int IDLE_SECONDS_MAX = 60;
    private static final int WAITING_SECONDS_MAX = 5;

    private final Ground ground;
    private final Pool pool;
    private final Timer commits;
    private final Timer rollbacks;

    private Database(Ground ground, Pool pool) {
        this.ground = ground;
        this.pool = pool;
        this.commits = timer(ground.domain(), "commit");
        this.rollbacks = timer(ground.domain(), "rollback");
    }

    static Database open(Ground ground, Login login) {
        PoolOptions options = new PoolOptions()
                .setMaxSize(ground.settings().database().connections())
                .setMaxWaitQueueSize(WAITING_MAX)
                .setIdleTimeout(IDLE_SECONDS_MAX)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setConnectionTimeout(WAITING_SECONDS_MAX)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        Pool pool =
                PgBuilder.pool(b -> b.with(options).connectingTo(login.asRole()).using(ground.vertx()));
        return new Database(ground, pool);
    }

    /**
     * Commits when the work succeeds, rolls back when it fails. A deadlock's victim is run again, a few times, so
     * the work must do nothing but use the transaction. Nothing but SQL may be waited for inside: an idle
     * transaction is ended by the server and holds back every feed until then.
     */
    public <T> Future<T> transaction(Function<Tx, Future<T>> work) {
        return ground.onLoop(() -> again(() -> once(work), 1));
    }

    /** Runs one prepared statement that commits by itself. */
    public Future<RowSet<Row>> query(String sql, Tuple args) {
        return ground.onLoop(() -> again(() -> pool.preparedQuery(sql).execute(args), 1));
    }

    /** Runs one prepared statement without parameters that commits by itself. */
    public Future<RowSet<Row>> query(String sql) {
        return query(sql, Tuple.tuple());
    }

    Future<Void> close() {
        return pool.close();
    }

    // After a pause of random length: a victim that comes back at once can take the lock that the other one was
    // promised.
    private <T> Future<T> again(Supplier<Future<T>> action, int run) {
        return action.get().recover(e -> {
            if (run == RUNS_MAX || !Failures.isConflict(e)) {
                return Future.failedFuture(e);
            }
            long millis = ThreadLocalRandom.current().nextLong(2, 10L * run + 2);
            return ground.pause(Duration.ofMillis(millis)).compose(v -> again(action, run + 1));
        });
    }

    private <T> Future<T> once(Function<Tx, Future<T>> work) {
        return pool.getConnection().compose(connection -> {
            long began = System.nanoTime();
            Tx tx = new Tx(connection);
            // Not waited for: the first statement follows it in the same packet.
            Future<RowSet<Row>> begin = connection.query("BEGIN").execute().onFailure(tx::doomedBy);
            return begun(work, tx)
                    .transform(result -> end(connection, tx, result))
                    .onComplete(done -> {
                        (done.succeeded() ? commits : rollbacks)
                                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
                        Future<Void> returned = connection.close();
                    });
        });
    }

    private static <T> Future<T> begun(Function<Tx, Future<T>> work, Tx tx) {
        try {
            return work.apply(tx);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static <T> Future<T> end(SqlConnection connection, Tx tx, AsyncResult<T> result) {
        Throwable doom = tx.end();
        Throwable failure =
                result.failed() && !(doom != null && Failures.isAftermath(result.cause())) ? result.cause() : doom;
        if (failure != null) {
            return connection.query("ROLLBACK").execute().transform(ended -> Future.failedFuture(failure));
        }
        return connection.query("COMMIT").execute().compose(ended -> {
            // Statements that were sent and not waited for have answered by now; the server turned the commit into a
            // rollback if one of them failed.
            Throwable late = tx.doom();
            if (late != null) {
                return Future.failedFuture(late);
            }
            tx.committed();
            return Future.succeededFuture(result.result());
        });
    }

    private static Timer timer(String domain, String end) {
        return Timer.builder("tradewind.tx")
                .description("Length of transactions, from begin to end")
                .tags("domain", domain, "end", end)
                .register(Metrics.globalRegistry);
    }
}
