package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One open transaction. A statement that failed dooms it: it can then only roll back. */
public final class Tx {
    private final SqlConnection connection;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable Throwable doom;
    private boolean ended;

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    /** Runs one prepared statement. */
    public Future<RowSet<Row>> query(String sql, Tuple args) {
        // A statement of a forgotten future would run in whatever transaction its connection has next.
        return ended ? tooLate() : connection.preparedQuery(sql).execute(args).onFailure(this::doomedBy);
    }

    /** Runs one prepared statement without parameters. */
    public Future<RowSet<Row>> query(String sql) {
        return query(sql, Tuple.tuple());
    }

    /** Runs one prepared statement for each tuple, in order, in one round trip. */
    public Future<RowSet<Row>> batch(String sql, List<Tuple> args) {
        return ended
                ? tooLate()
                : connection.preparedQuery(sql).executeBatch(args).onFailure(this::doomedBy);
    }

    /**
     * Sends a statement whose result nobody needs, so that the commit can follow on its heels. When it fails, the
     * transaction fails.
     */
    void send(String sql, Tuple args) {
        Future<RowSet<Row>> unused = query(sql, args);
    }

    /** Runs on the domain's context after the commit; not at all after a rollback. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** No statement is taken any more; the failure that makes a commit impossible, or null. */
    @Nullable
    Throwable end() {
        ended = true;
        return doom;
    }

    @Nullable
    Throwable doom() {
        return doom;
    }

    void doomedBy(Throwable failure) {
        if (doom == null) {
            doom = failure;
        }
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }

    private static Future<RowSet<Row>> tooLate() {
        return Future.failedFuture(new IllegalStateException("the transaction has ended"));
    }
}
