package dev.tradewind.chassis.testing;

import dev.tradewind.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded PostgreSQL per JVM, started on first use; every call of {@link #fresh()} is a new, empty database on it. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    }

    /** The URL of a new database, as {@code database.url} wants it. */
    public static String fresh() {
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
