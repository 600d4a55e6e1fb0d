package dev.tradewind.chassis;

import dev.tradewind.chassis.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A domain's cursors, of which plain reads get their answer, as of the time they asked, only when this is closed. Who
 * locks or moves a cursor is not held up.
 */
final class SlowCursors implements AutoCloseable {
    private static final String BEHIND_A_VIEW =
            """
            set search_path = %s;
            alter table cursors rename to real_cursors;
            create function slowly() returns boolean language plpgsql volatile as $$ begin
                if current_query() not like '%%for update%%' and current_query() not like 'update%%' then
                    perform pg_advisory_lock_shared(4711);
                    perform pg_advisory_unlock_shared(4711);
                end if;
                return true;
            end $$;
            create view cursors as select * from real_cursors where slowly();
            grant select, update on cursors to public;
            select pg_advisory_lock(4711);
            """;
    private static final String READERS =
            """
            select count(*) from pg_locks
            where locktype = 'advisory' and not granted
                and database = (select oid from pg_database where datname = current_database())
            """;

    private final Connection connection;

    private SlowCursors(Connection connection) {
        this.connection = connection;
    }

    static SlowCursors of(String url, String domain) {
        try {
            Connection connection = TestDatabase.open(url);
            try (Statement statement = connection.createStatement()) {
                statement.execute(BEHIND_A_VIEW.formatted(domain));
            }
            return new SlowCursors(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many wait for their answer. */
    int readers() {
        try (Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery(READERS)) {
            counted.next();
            return counted.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(4711)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
