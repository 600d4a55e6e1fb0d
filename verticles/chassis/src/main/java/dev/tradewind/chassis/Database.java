package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;

/** The domain's schema, reached as the domain's own role, with {@code search_path} set to it. */
public final class Database {
    /**
     * Commits when the work succeeds, rolls back when it fails. A deadlock's victim is run again, up to three times, so the work
     * must do nothing but use the transaction. Nothing but SQL may be waited for inside: an idle transaction is ended by the
     * server and holds back every feed until then.
     */
    public <T> Future<T> transaction(Function<Tx, Future<T>> work) {
        throw new UnsupportedOperationException();
    }

    /** Runs one prepared statement that commits by itself. */
    public Future<RowSet<Row>> query(String sql, Tuple args) {
        throw new UnsupportedOperationException();
    }

    /** Runs one prepared statement without parameters that commits by itself. */
    public Future<RowSet<Row>> query(String sql) {
        return query(sql, Tuple.tuple());
    }
}
