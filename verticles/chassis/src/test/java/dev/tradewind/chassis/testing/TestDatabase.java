package dev.tradewind.chassis.testing;

import dev.tradewind.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded PostgreSQL per JVM, started on first use; every call of {@link #fresh()} is an empty database on it. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final Queue<String> RETURNED = new ConcurrentLinkedQueue<>();
    private static final String EMPTY =
            """
            do $$ declare schema text; begin
                set local lock_timeout = '3s';
                for schema in select nspname from pg_namespace where nspname !~ '^pg_|^public$|^information_schema$'
                loop
                    execute format('drop schema %I cascade', schema);
                end loop;
            end $$
            """;

    private TestDatabase() {}

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    }

    /** The URL of an empty database, as {@code database.url} wants it. */
    public static String fresh() {
        String used = RETURNED.poll();
        return used == null ? create() : used;
    }

    /** Empties a database that nobody uses any more, for the next one who asks: that is faster than creating one. */
    static void giveBack(String url) {
        try (Connection connection = open(url);
                Statement statement = connection.createStatement()) {
            statement.execute(EMPTY);
            RETURNED.add(url);
        } catch (SQLException e) {
            // Then it is not used again.
            return;
        }
    }

    private static String create() {
        String name = "test_" + COUNT.incrementAndGet();
        String server = Server.RUNNING.url();
        try (Connection connection = open(server);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.substring(0, server.lastIndexOf('/') + 1) + name;
    }

    /** A plain connection as the superuser, for tests that look behind the scenes. */
    public static Connection open(String url) throws SQLException {
        String place = url.substring(url.indexOf('@') + 1);
        return DriverManager.getConnection("jdbc:postgresql://" + place + "?user=postgres");
    }
}
