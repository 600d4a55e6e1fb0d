package dev.tradewind.cart;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** Where a statement runs: on its own, committed with its answer, or in a transaction. */
interface Session {
    Future<RowSet<Row>> query(String sql, Tuple args);

    /** Runs when what was written so far is committed: at once, or with the transaction. */
    void afterCommit(Runnable action);

    static Session on(Database database) {
        return new Session() {
            @Override
            public Future<RowSet<Row>> query(String sql, Tuple args) {
                return database.query(sql, args);
            }

            @Override
            public void afterCommit(Runnable action) {
                action.run();
            }
        };
    }

    static Session on(Tx tx) {
        return new Session() {
            @Override
            public Future<RowSet<Row>> query(String sql, Tuple args) {
                return tx.query(sql, args);
            }

            @Override
            public void afterCommit(Runnable action) {
                tx.afterCommit(action);
            }
        };
    }
}
