package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** One open transaction. A statement that failed dooms it: it can then only roll back. */
public final class Tx {
    /** Runs one prepared statement. */
    public Future<RowSet<Row>> query(String sql, Tuple args) {
        throw new UnsupportedOperationException();
    }

    /** Runs one prepared statement without parameters. */
    public Future<RowSet<Row>> query(String sql) {
        return query(sql, Tuple.tuple());
    }

    /** Runs one prepared statement for each tuple, in order, in one round trip. */
    public Future<RowSet<Row>> batch(String sql, List<Tuple> args) {
        throw new UnsupportedOperationException();
    }

    /** Runs on the domain's context after the commit; not at all after a rollback. */
    public void afterCommit(Runnable action) {
        throw new UnsupportedOperationException();
    }
}
